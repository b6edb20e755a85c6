namespace CollapseGuard.Resampling;

/// <summary>ADASYN: as SMOTE, with more new rows where more of the neighbours are of other classes.</summary>
/// <remarks>
/// Row i, with g(i) of its <see cref="Neighbors"/> nearest rows of other classes, starts G g(i) / Σ g new rows, rounded, halves to
/// even, where G rows are missing: the final count can differ from the one asked for by half a row for each row of the class.
/// He, Bai, Garcia, Li: ADASYN, IJCNN (2008), 1322–1328; semantics of imbalanced-learn's <c>ADASYN</c>.
/// </remarks>
public sealed record Adasyn : GeneratingSampler
{
    /// <summary>Neighbours of any class that are counted, and neighbours in the class to go to; a class needs one row more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 5;

    /// <summary>Whether fewer neighbours are used in a class that is too small, which <see cref="Resampled.Notes"/> then says; otherwise it is an error.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    internal override int LeastClassRows => LowerNeighbors ? 2 : Neighbors + 1;

    internal override int CountSlack(int rows) => (rows + 1) / 2;

    internal override RowSource Prepare(SamplingRun run, int @class, int count)
    {
        int k = NeighborCount.InClass(run, @class, Neighbors, LowerNeighbors, nameof(Neighbors));
        int all = NeighborCount.InAll(run, Neighbors, LowerNeighbors, nameof(Neighbors));
        int[] rows = run.RowsByClass[@class];
        int[] shares = Shares(run, @class, count, run.Neighborhoods.AmongAll(rows, all));

        // Only rows that start something need neighbours in the class.
        var starts = new List<int>();
        var startOf = new List<int>(count);
        for (int i = 0; i < rows.Length; i++)
        {
            if (shares[i] > 0)
            {
                startOf.AddRange(Enumerable.Repeat(starts.Count, shares[i]));
                starts.Add(rows[i]);
            }
        }

        int[] chosen = [.. starts];
        return new InterpolatedRows(run, @class, startOf.Count, chosen, run.Neighborhoods.Within(chosen, rows, k), [.. startOf]);
    }

    /// <summary>How many new rows each row of the class starts.</summary>
    private static int[] Shares(SamplingRun run, int @class, int count, NeighborRows neighbors)
    {
        ReadOnlySpan<int> labels = run.Rows.Labels.Span;
        var shares = new int[neighbors.Queries];
        long total = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            foreach (int neighbor in neighbors[i])
            {
                shares[i] += labels[neighbor] != @class ? 1 : 0;
            }

            total += shares[i];
        }

        string name = run.Rows.ClassNames[@class];
        if (total == 0)
        {
            throw new ResamplingException(ResamplingProblem.NothingToDo, $"None of the {shares.Length} rows of class '{name}' has a row of another class among its {neighbors.K} nearest; Adasyn adds rows where classes meet. Use Smote, or more neighbours.");
        }

        long sum = 0;
        foreach (ref int share in shares.AsSpan())
        {
            share = (int)Math.Round((double)((long)share * count) / total, MidpointRounding.ToEven);
            sum += share;
        }

        return sum > 0 ? shares : throw new ResamplingException(ResamplingProblem.NothingToDo, $"{count} new rows of class '{name}', shared among {shares.Length} rows by what other classes are near, round to none for each. Ask for more rows, or use Smote.");
    }
}
