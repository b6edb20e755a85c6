namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy oversample-training-rows.</summary>
public static class OversampleTrainingRows
{
    // <snippet>
    // Row numbers to train on: each class drawn with replacement until it is as frequent as the largest.
    // After the split, on training rows only; held-out rows keep their prevalence.
    public static int[] Oversample(int[] labels, int seed)
    {
        var random = new Random(seed);
        var rowsOf = labels.Select((label, row) => (label, row)).GroupBy(x => x.label, x => x.row).ToArray();
        int largest = rowsOf.Max(rows => rows.Count());
        int[] chosen = [.. rowsOf.SelectMany(rows => rows.Concat(Enumerable.Range(0, largest - rows.Count()).Select(_ => rows.ElementAt(random.Next(rows.Count())))))];
        random.Shuffle(chosen);
        return chosen;
    }
    // </snippet>
}
