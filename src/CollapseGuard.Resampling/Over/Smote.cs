namespace CollapseGuard.Resampling;

/// <summary>SMOTE: new rows on the lines between a row of a small class and its nearest neighbours in that class.</summary>
/// <remarks>
/// A new row is s + u (n - s), with s a row of the class, n one of its <see cref="KNeighbors"/> nearest, all pairs alike, and u uniform in [0, 1).
/// Each class is made from input rows alone. Distances are Euclidean: scale columns first. Chawla, Bowyer, Hall, Kegelmeyer:
/// SMOTE, Journal of Artificial Intelligence Research 16 (2002), 321–357; semantics of imbalanced-learn's <c>SMOTE</c>.
/// </remarks>
public sealed record Smote : GeneratingSampler
{
    /// <summary>Neighbours of each row, in its class; a class needs one row more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int KNeighbors { get; init => field = NeighborCount.Positive(value, nameof(KNeighbors)); } = 5;

    /// <summary>Whether fewer neighbours are used in a class that is too small, which <see cref="Resampled.Notes"/> then says; otherwise it is an error.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    internal override int LeastClassRows => LowerNeighbors ? 2 : KNeighbors + 1;

    internal override RowSource Prepare(SamplingRun run, int @class, int count)
    {
        int k = NeighborCount.InClass(run, @class, KNeighbors, LowerNeighbors, nameof(KNeighbors));
        int[] rows = run.RowsByClass[@class];
        return new InterpolatedRows(run, @class, count, rows, run.Neighborhoods.Among(rows, k));
    }
}
