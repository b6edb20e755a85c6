namespace CollapseGuard.Resampling;

/// <summary>Finds Tomek links without searching for every row.</summary>
/// <remarks>
/// Of each link that matters, one row at least is outside the largest class, and one at least is of a targeted class. So the
/// nearest neighbours of one of these two sets of rows are found, whichever is smaller; then only those of the rows that were
/// found to be near a row of another class.
/// </remarks>
internal static class TomekSearch
{
    /// <summary>Which rows of targeted classes are part of a link.</summary>
    public static bool[] Linked(LabelledRows rows, SamplingPlan plan, Neighborhoods neighborhoods)
    {
        int[] labels = rows.Labels.ToArray();
        int[] nearest = new int[labels.Length];
        Array.Fill(nearest, -1);
        int[] first = Cover(rows, plan, labels);
        Find(first, nearest, neighborhoods);
        int[] second = [.. first.Select(row => nearest[row]).Where((near, i) => nearest[near] < 0 && CanLink(first[i], near)).Distinct().Order()];
        Find(second, nearest, neighborhoods);

        var linked = new bool[labels.Length];
        foreach (int row in first)
        {
            int near = nearest[row];
            if (CanLink(row, near) && nearest[near] == row)
            {
                linked[row] = plan.IsTargeted(labels[row]);
                linked[near] = plan.IsTargeted(labels[near]);
            }
        }

        return linked;

        bool CanLink(int one, int other) => labels[one] != labels[other] && (plan.IsTargeted(labels[one]) || plan.IsTargeted(labels[other]));
    }

    private static int[] Cover(LabelledRows rows, SamplingPlan plan, int[] labels)
    {
        IReadOnlyList<int> counts = rows.ClassCounts;
        int largest = 0, targeted = 0;
        for (int c = 0; c < counts.Count; c++)
        {
            largest = counts[c] > counts[largest] ? c : largest;
            targeted += plan.IsTargeted(c) ? counts[c] : 0;
        }

        Func<int, bool> isFirst = targeted < rows.Count - counts[largest] ? plan.IsTargeted : c => c != largest;
        return [.. Enumerable.Range(0, labels.Length).Where(row => isFirst(labels[row]))];
    }

    private static void Find(int[] rows, int[] nearest, Neighborhoods neighborhoods)
    {
        if (rows.Length == 0)
        {
            return;
        }

        NeighborRows found = neighborhoods.AmongAll(rows, 1);
        for (int i = 0; i < rows.Length; i++)
        {
            nearest[rows[i]] = found[i][0];
        }
    }
}
