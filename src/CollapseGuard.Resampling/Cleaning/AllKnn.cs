namespace CollapseGuard.Resampling;

/// <summary>Repeats <see cref="EditedNearestNeighbours"/> with 1, 2, … neighbours.</summary>
/// <remarks>
/// Tomek: An experiment with the edited nearest-neighbor rule, 1976. It ends early, said in the notes, after the round in which
/// another class falls below the rows that the smallest class had (unless <see cref="AllowMinority"/>), or in which a class
/// loses all rows. The strategy is read anew in each round. Numeric columns, nothing missing.
/// </remarks>
public sealed record AllKnn : SelectingSampler
{
    /// <summary>Neighbours in the last round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Neighbors { get; init => field = NeighborCount.Positive(value, nameof(Neighbors)); } = 3;

    /// <summary>When neighbours agree with a row's class.</summary>
    public EditingRule Rule { get; init; }

    /// <summary>Whether to go on when another class has become smaller than the smallest one was.</summary>
    public bool AllowMinority { get; init; }

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
        int greatest = NeighborCount.InAll(run, Neighbors, LowerNeighbors, nameof(Neighbors));
        var rounds = new EditingRounds(run, this, Rule, EditingNotes.WithSpare(greatest));
        for (int k = 1; k <= greatest; k++)
        {
            run.Report(.1 + (.8 * (k - 1) / greatest));
            if (!rounds.Allows(k))
            {
                run.Note($"stopped after round {k - 1}: {rounds.Left.Length} rows are left, and {k} neighbours need {k + 1}");
                break;
            }

            rounds.Round(k);
            if (k < greatest && EditingNotes.Ends(run, rounds, k, AllowMinority))
            {
                break;
            }
        }

        return rounds.Left;
    }
}
