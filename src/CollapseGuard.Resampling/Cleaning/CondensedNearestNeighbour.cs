namespace CollapseGuard.Resampling;

/// <summary>Keeps, of each large class, the rows that a nearest-neighbour rule gets wrong: those near other classes.</summary>
/// <remarks>
/// Hart: The condensed nearest neighbor rule, 1968. For each targeted class by itself: start with the smallest class and
/// <see cref="Seeds"/> rows; go once through the class in input order, and add each row that the rows kept so far would give to
/// the smallest class. The order of rows matters. Numeric columns, nothing missing. Semantics of imbalanced-learn 0.10, but for
/// a fault of it: it passes over a row whose place in its class equals the row number of a kept one, so the same rows are
/// kept there only when the class comes first in the input.
/// </remarks>
public sealed record CondensedNearestNeighbour : SelectingSampler
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

    internal override int[] Select(SamplingRun run) => Condensing.Kept(run, Neighbors, StartingRows, Seeds, Pass);

    private static List<int> Pass(SamplingRun run, NearestRule rule, int[] rows, int[] starting)
    {
        List<int> kept = [.. starting];
        for (int i = 0; i < rows.Length; i++)
        {
            if (i % 1024 == 0)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
            }

            if (Array.BinarySearch(starting, rows[i]) < 0 && !rule.Recognizes(i, rows[i]))
            {
                rule.Add(rows[i]);
                kept.Add(rows[i]);
            }
        }

        return kept;
    }
}
