namespace CollapseGuard.Resampling;

/// <summary>Repeats <see cref="EditedNearestNeighbours"/> until nothing changes.</summary>
/// <remarks>
/// Tomek: An experiment with the edited nearest-neighbor rule, 1976. It also ends, said in the notes, after the round in which
/// another class falls below the rows that the smallest class had, or in which a class loses all rows. The strategy is
/// read anew in each round. Numeric columns, nothing missing.
/// </remarks>
public sealed record RepeatedEditedNearestNeighbours : SelectingSampler
{
    /// <summary>Neighbours that judge a row, itself not among them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 3;

    /// <summary>Rounds at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxRounds
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"MaxRounds is {value}; it must be at least 1.");
    }
    = 100;

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
        var rounds = new EditingRounds(run, this, Rule, EditingNotes.WithSpare(k));
        for (int round = 1; round <= MaxRounds; round++)
        {
            run.Report(.9 * (1 - (1.0 / (round + 1))));
            if (rounds.Round(k) == 0 || EditingNotes.Ends(run, rounds, round, mayFallBelow: false))
            {
                return rounds.Left;
            }

            if (!rounds.Allows(k))
            {
                run.Note($"stopped after round {round}: {rounds.Left.Length} rows are left, and Neighbors = {k} needs {k + 1}");
                return rounds.Left;
            }
        }

        run.Note($"stopped after MaxRounds = {MaxRounds} rounds, the last of which still took rows out");
        return rounds.Left;
    }
}
