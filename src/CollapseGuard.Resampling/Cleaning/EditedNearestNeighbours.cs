namespace CollapseGuard.Resampling;

/// <summary>Takes out rows whose nearest neighbours are of another class.</summary>
/// <remarks>
/// Wilson: Asymptotic properties of nearest neighbor rules using edited data, 1972. Every row is judged by the whole input, so
/// the order of rows does not matter but for ties in distance, which go by row number. Numeric columns, nothing missing.
/// </remarks>
public sealed record EditedNearestNeighbours : SelectingSampler
{
    /// <summary>Neighbours that judge a row, itself not among them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 3;

    /// <summary>When neighbours agree with a row's class.</summary>
    public EditingRule Rule { get; init; }

    /// <summary>Whether fewer neighbours will do where there are too few rows; said in the notes.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override SamplingKind Kind => SamplingKind.Cleaning;

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    /// <inheritdoc/>
    public override bool IsRandom => false;

    internal override int[] Select(SamplingRun run)
    {
        int k = NeighborCount.InAll(run, Neighbors, LowerNeighbors, nameof(Neighbors));
        var rounds = new EditingRounds(run, this, Rule, k);
        run.Report(.1);
        rounds.Round(k);
        return rounds.Left;
    }
}
