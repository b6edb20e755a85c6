namespace CollapseGuard.Resampling;

/// <summary>Keeps, of each large class, the rows that a nearest-neighbour rule gets wrong at first, then takes out <see cref="TomekLinks"/>.</summary>
/// <remarks>
/// Kubat, Matwin: Addressing the curse of imbalanced training sets: one-sided selection, 1997. For each targeted class by itself: the
/// smallest class and <see cref="Seeds"/> rows are the rule; the rows that it gives to the smallest class are kept, beside the
/// starting rows. Then the rows of targeted classes in Tomek links among all kept rows go. Numeric columns, nothing missing.
/// </remarks>
public sealed record OneSidedSelection : SelectingSampler
{
    /// <summary>Neighbours that vote.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 1;

    /// <summary>Rows of each condensed class to start with, drawn at random; all of it when it has fewer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Seeds { get; init => field = StartingSet.Positive(value); } = 1;

    /// <summary>The rows to start with, at least one of each condensed class; null = <see cref="Seeds"/> of each are drawn.</summary>
    public IReadOnlyList<int>? StartingRows { get; init; }

    /// <inheritdoc/>
    public override SamplingKind Kind => SamplingKind.Cleaning;

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    /// <inheritdoc/>
    public override bool IsRandom => StartingRows is null;

    internal override int[] Select(SamplingRun run)
    {
        int[] kept = Condensing.Kept(run, Neighbors, StartingRows, Seeds, Wrong);
        run.Report(.8);
        LabelledRows rows = ResultWriter.Keep(run, kept).Rows;
        bool[] linked = TomekSearch.Linked(rows, run.Plan, new Neighborhoods(rows.Features, rows.Columns, run.Parallel));
        return [.. kept.Where((_, i) => !linked[i])];
    }

    private static List<int> Wrong(SamplingRun run, NearestRule rule, int[] rows, int[] starting)
    {
        List<int> kept = [.. starting];
        kept.AddRange(rows.Where((row, i) => Array.BinarySearch(starting, row) < 0 && !rule.Recognizes(i, row)));
        return kept;
    }
}
