namespace CollapseGuard.Resampling;

/// <summary>Keeps the rows of large classes that lie nearest to the smallest class.</summary>
/// <remarks>
/// Mani, Zhang: kNN approach to unbalanced data distributions, 2003. Versions: 1 keeps the rows with the smallest mean distance to
/// their <see cref="Neighbors"/> nearest rows of the smallest class; 2, to their <see cref="Neighbors"/> farthest ones; 3 first
/// takes the <see cref="CandidateNeighbors"/> nearest rows of the large class to each row of the smallest, then keeps those with the
/// greatest mean distance to their <see cref="Neighbors"/> nearest. Equal ones go by row number. Version 3 may find fewer rows than are
/// asked for, which the notes say. Numeric columns, nothing missing. Memory: never n x n.
/// </remarks>
public sealed record NearMiss : SelectingSampler
{
    /// <summary>1, 2 or 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public int Version
    {
        get;
        init => field = value is >= 1 and <= 3 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Version is {value}; NearMiss has versions 1, 2 and 3.");
    }
    = 1;

    /// <summary>Rows of the smallest class that a row is measured to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 3;

    /// <summary>Version 3: rows of a large class that each row of the smallest one proposes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int CandidateNeighbors { get; init => field = NeighborCount.Positive(value, nameof(CandidateNeighbors)); } = 3;

    /// <summary>Whether fewer neighbours will do where a class is too small; said in the notes.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override SamplingKind Kind => SamplingKind.UnderSampling;

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    /// <inheritdoc/>
    public override bool IsRandom => false;

    internal override int LeastClassRows => LowerNeighbors || Version == 2 ? 1 : Neighbors;

    internal override int[] Select(SamplingRun run)
    {
        IReadOnlyList<string> names = run.Rows.ClassNames;
        int smallest = new ClassTable(Name, Kind, names, run.Rows.ClassCounts).Smallest;
        int k = NeighborCount.OfClass(run, smallest, Neighbors, LowerNeighbors || Version == 2, nameof(Neighbors));
        var kept = new List<int>();
        for (int c = 0; c < names.Count; c++)
        {
            run.Report(.05 + (.85 * c / names.Count));
            kept.AddRange(run.Plan.IsTargeted(c) ? OfClass(run, c, run.RowsByClass[smallest], k) : run.RowsByClass[c]);
        }

        kept.Sort();
        return [.. kept];
    }

    private IEnumerable<int> OfClass(SamplingRun run, int @class, int[] smallest, int k)
    {
        int[] rows = run.RowsByClass[@class];
        if (Version == 3)
        {
            int proposals = NeighborCount.OfClass(run, @class, CandidateNeighbors, LowerNeighbors, nameof(CandidateNeighbors));
            NeighborRows near = run.Neighborhoods.Of(smallest, rows, proposals);
            var candidates = new SortedSet<int>();
            for (int i = 0; i < smallest.Length; i++)
            {
                foreach (int row in near[i])
                {
                    candidates.Add(row);
                }
            }

            rows = [.. candidates];
        }

        int count = run.Plan.Asked(@class);
        if (rows.Length < count)
        {
            run.Note($"class '{run.Rows.ClassNames[@class]}': {count} rows were asked for, but only {rows.Length} are among the CandidateNeighbors = {CandidateNeighbors} nearest of a row of the smallest class; all of these were kept");
        }

        double[] distances = Version == 2 ? FarthestRows.Sums(run, rows, smallest, k) : NearestSums(run, rows, smallest, k);
        double sign = Version == 3 ? -1 : 1;
        return Enumerable.Range(0, rows.Length).OrderBy(i => sign * distances[i]).Take(count).Select(i => rows[i]);
    }

    private static double[] NearestSums(SamplingRun run, int[] rows, int[] smallest, int k)
    {
        NeighborRows found = run.Neighborhoods.Of(rows, smallest, k);
        var sums = new double[rows.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            foreach (double distance in found.Distances(i))
            {
                sums[i] += distance;
            }
        }

        return sums;
    }
}
