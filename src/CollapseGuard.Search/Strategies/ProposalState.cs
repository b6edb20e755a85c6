namespace CollapseGuard.Search;

/// <summary>All that a proposal may depend on.</summary>
internal sealed class ProposalState
{
    public required SearchSpace Space { get; init; }

    public required int Seed { get; init; }

    public required ScoreDirection Direction { get; init; }

    /// <summary>The number of the trial that a candidate is asked for.</summary>
    public required int Number { get; init; }

    /// <summary>Finished trials that this proposal counts on, by number.</summary>
    public required IReadOnlyList<Trial> Settled { get; init; }

    /// <summary>Candidates proposed after those, by number; what came of them must not matter here.</summary>
    public required IReadOnlyList<Candidate> Pending { get; init; }

    /// <summary>Every candidate proposed so far.</summary>
    public required IReadOnlySet<Candidate> Proposed { get; init; }

    /// <summary>Ends a proposal that is no longer wanted.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Random numbers for one purpose of this proposal.</summary>
    public Random Random(int purpose) => Seeds.Random(Seed, Number, purpose);
}
