namespace CollapseGuard.Resampling;

/// <summary>What condensing samplers share: the rows of untargeted classes, and of each targeted class what a pass over it keeps.</summary>
internal static class Condensing
{
    /// <summary>The kept rows, ascending.</summary>
    /// <param name="run">The rows.</param>
    /// <param name="neighbors">Neighbours that vote.</param>
    /// <param name="given">Starting rows, or null.</param>
    /// <param name="seeds">Starting rows to draw of each class.</param>
    /// <param name="pass">From the rule, the rows of a class and its starting rows to the rows to keep.</param>
    public static int[] Kept(SamplingRun run, int neighbors, IReadOnlyList<int>? given, int seeds, Func<SamplingRun, NearestRule, int[], int[], List<int>> pass)
    {
        LabelledRows rows = run.Rows;
        int smallest = new ClassTable(string.Empty, SamplingKind.Cleaning, rows.ClassNames, rows.ClassCounts).Smallest;
        int[][] starting = StartingSet.Of(run, given, seeds);
        var kept = new List<int>();
        for (int c = 0; c < rows.ClassNames.Count; c++)
        {
            run.Report(.05 + (.7 * c / rows.ClassNames.Count));
            int[] ofClass = run.RowsByClass[c];
            if (!run.Plan.IsTargeted(c))
            {
                kept.AddRange(ofClass);
                continue;
            }

            int store = rows.ClassCounts[smallest] + starting[c].Length;
            if (store < neighbors)
            {
                throw new ResamplingException(ResamplingProblem.TooFewRows, $"Class '{rows.ClassNames[smallest]}' has {rows.ClassCounts[smallest]} rows, {store} with the starting rows of class '{rows.ClassNames[c]}'; Neighbors = {neighbors} needs {neighbors}. The largest Neighbors that works is {store}: set it, or start from more rows.");
            }

            if (c == smallest)
            {
                kept.AddRange(starting[c]);
                run.Note($"class '{rows.ClassNames[c]}' is the smallest and was asked to be condensed, which leaves its {starting[c].Length} starting rows only");
                continue;
            }

            kept.AddRange(pass(run, new NearestRule(run, c, smallest, ofClass, starting[c], neighbors), ofClass, starting[c]));
        }

        kept.Sort();
        return [.. kept];
    }
}
