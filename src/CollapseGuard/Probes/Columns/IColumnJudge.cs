namespace CollapseGuard.Probes.Columns;

/// <summary>How well groups of rows with one value know the label.</summary>
internal interface IColumnJudge
{
    /// <summary>Share of the best constant's error that leave-one-out prediction removes, at most 1; NaN when the label does not vary.</summary>
    double Skill(ColumnGroups groups);

    /// <summary>True when the groups determine the label without exception.</summary>
    bool IsExact(ColumnGroups groups);
}
