namespace CollapseGuard.Resampling;

/// <summary>Repeats rows of small classes, drawn at random with replacement.</summary>
/// <remarks>Works on any columns; missing values are copied like others.</remarks>
public sealed record RandomOverSampler : GeneratingSampler
{
    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Any;

    internal override RowSource Prepare(SamplingRun run, int @class, int count) =>
        new RepeatedRows(run.Rows, run.RowsByClass[@class], @class, count, run.Random(Draw.Row, @class));
}
