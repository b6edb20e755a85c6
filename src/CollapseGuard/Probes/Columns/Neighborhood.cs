namespace CollapseGuard.Probes.Columns;

/// <summary>The groups that a row is predicted from beside its own: enough nearest ones that at least five other rows speak.</summary>
internal static class Neighborhood
{
    /// <summary>Other rows that a prediction of an ordered column rests on, at least, where there are so many.</summary>
    public const int LeastRows = 5;

    /// <summary>The nearest groups to add, as a half-open range around the group; the group alone where values have no order or it is missing.</summary>
    public static (int First, int End) Around(ColumnGroups groups, int group)
    {
        (int first, int end) = (group, group + 1);
        if (!groups.IsOrdered || group < groups.FirstPresent)
        {
            return (first, end);
        }

        int others = groups.Size(group) - 1;
        while (others < LeastRows && (first > groups.FirstPresent || end < groups.Count))
        {
            bool isBelow = end == groups.Count || (first > groups.FirstPresent && groups.Gap(first - 1, group) <= groups.Gap(group, end));
            others += groups.Size(isBelow ? --first : end++);
        }

        return (first, end);
    }
}
