namespace CollapseGuard.Probes.Signal;

/// <summary>Rows ordered so that each fold is one range; a fold's training rows are all others.</summary>
/// <param name="Order">The row at each place.</param>
/// <param name="Starts">The first place of each fold, and n at the end.</param>
internal sealed record FoldPlan(int[] Order, int[] Starts)
{
    public const int FoldCount = 5;

    // Keeps the folds apart from the rearrangements of the target, which are drawn from the same seed.
    private const int Salt = 0x2545F491;

    /// <summary>Folds of rows drawn at random.</summary>
    public static FoldPlan OfRows(int rows, int seed) => Contiguous(SeededSample.Order(rows, new Random(seed ^ Salt)));

    /// <summary>Folds of whole groups: groups in random order, each to the smallest fold so far.</summary>
    public static FoldPlan OfGroups(int[][] groups, int seed)
    {
        var folds = new List<int>[FoldCount];
        for (int f = 0; f < FoldCount; f++)
        {
            folds[f] = [];
        }

        foreach (int g in SeededSample.Order(groups.Length, new Random(seed ^ Salt)))
        {
            folds.MinBy(fold => fold.Count)!.AddRange(groups[g]);
        }

        var starts = new int[FoldCount + 1];
        for (int f = 0; f < FoldCount; f++)
        {
            starts[f + 1] = starts[f] + folds[f].Count;
        }

        return new FoldPlan([.. folds.SelectMany(fold => fold)], starts);
    }

    /// <summary>Folds of neighbouring rows.</summary>
    public static FoldPlan InRowOrder(int rows) => Contiguous([.. Enumerable.Range(0, rows)]);

    private static FoldPlan Contiguous(int[] order) =>
        new(order, [.. Enumerable.Range(0, FoldCount + 1).Select(f => (int)((long)order.Length * f / FoldCount))]);
}
