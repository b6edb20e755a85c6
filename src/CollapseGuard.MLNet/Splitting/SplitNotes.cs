namespace CollapseGuard.MLNet.Splitting;

/// <summary>Says where parts could not be as asked.</summary>
internal static class SplitNotes
{
    /// <summary>Notes on a split into training rows (part 0) and test rows (part 1).</summary>
    public static List<string> OfSplit(Strata strata, IReadOnlyList<ClassRows> classes)
    {
        var notes = new List<string>();
        int[] counts = strata.Counts();
        for (int c = 0; c < classes.Count; c++)
        {
            if (classes[c].TestRows > 0 && classes[c].TrainRows > 0)
            {
                continue;
            }

            string side = classes[c].TestRows == 0 ? "training" : "test";
            string why = counts[c] == 1 ? "it has one row" : "its groups cannot be split";
            notes.Add($"Class '{classes[c].Name}' ({counts[c]} row(s)) is among the {side} rows only: {why}.");
        }

        return notes;
    }

    /// <summary>Notes on folds: classes that some fold's test rows lack.</summary>
    public static List<string> OfFolds(Strata strata, RowParts parts)
    {
        var notes = new List<string>();
        int[] table = parts.Table(strata);
        int[] counts = strata.Counts();
        for (int c = 0; c < strata.Count; c++)
        {
            int lacking = Enumerable.Range(0, parts.Parts).Count(fold => table[(fold * strata.Count) + c] == 0);
            if (lacking > 0)
            {
                string why = counts[c] < parts.Parts ? $"it has {counts[c]} row(s)" : "its groups cannot be split";
                notes.Add($"Class '{strata.Names[c]}' is missing from the test rows of {lacking} of {parts.Parts} folds: {why}. Metrics that need it are undefined there.");
            }
        }

        return notes;
    }
}
