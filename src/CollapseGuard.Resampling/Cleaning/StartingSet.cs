namespace CollapseGuard.Resampling;

/// <summary>The rows that condensing starts from.</summary>
internal static class StartingSet
{
    /// <summary>Starting rows of each class, ascending: those given, or drawn without replacement; none where the class is not targeted.</summary>
    /// <param name="run">The rows.</param>
    /// <param name="given">Row numbers; null = draw.</param>
    /// <param name="count">How many to draw of each class.</param>
    /// <exception cref="ResamplingException">A row given does not exist or is of a class that is not condensed, or such a class has none.</exception>
    public static int[][] Of(SamplingRun run, IReadOnlyList<int>? given, int count)
    {
        int classes = run.Rows.ClassNames.Count;
        int[][] starting = [.. Enumerable.Range(0, classes).Select(c => given is null && run.Plan.IsTargeted(c) ? Draw(run, c, count) : [])];
        if (given is null)
        {
            return starting;
        }

        ReadOnlySpan<int> labels = run.Rows.Labels.Span;
        foreach (int row in given)
        {
            if ((uint)row >= (uint)labels.Length)
            {
                throw Error($"StartingRows names row {row}, but rows are in [0, {labels.Length - 1}]. Correct it.");
            }

            if (!run.Plan.IsTargeted(labels[row]))
            {
                throw Error($"StartingRows names row {row} of class '{run.Rows.ClassNames[labels[row]]}', which is kept whole. Name rows of the classes that the strategy condenses.");
            }
        }

        for (int c = 0; c < classes; c++)
        {
            if (run.Plan.IsTargeted(c))
            {
                int[] labelsOfAll = run.Rows.Labels.ToArray();
                starting[c] = [.. given.Where(row => labelsOfAll[row] == c).Distinct().Order()];
                if (starting[c].Length == 0)
                {
                    throw Error($"StartingRows names no row of class '{run.Rows.ClassNames[c]}', which is condensed; each such class needs one at least. Add one, or leave StartingRows out to have it drawn.");
                }
            }
        }

        return starting;
    }

    /// <summary>The number of rows to draw that a user set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int Positive(int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Seeds is {value}; condensing starts from at least 1 row of each class.");

    private static int[] Draw(SamplingRun run, int @class, int count)
    {
        int[] rows = run.RowsByClass[@class];
        int[] drawn = RandomOrder.Of(rows, run.Random(Resampling.Draw.Row, @class))[..Math.Min(count, rows.Length)];
        Array.Sort(drawn);
        return drawn;
    }

    private static ResamplingException Error(string message) => new(ResamplingProblem.StartingRows, message);
}
