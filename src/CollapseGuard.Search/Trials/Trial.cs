namespace CollapseGuard.Search;

/// <summary>One candidate that was tried, and what came of it. Immutable; free to share.</summary>
public sealed record Trial
{
    /// <summary>The number of the trial, from 0, in the order of proposal.</summary>
    public int Number => Candidate.Trial;

    /// <summary>What was tried.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialState State { get; init; }

    /// <summary>The score it was given; NaN if there is none. A rejected candidate keeps its score, and cannot win with it.</summary>
    public required double Score { get; init; }

    /// <summary>Why it cannot win; null if it can.</summary>
    public string? Reason { get; init; }

    /// <summary>The outcome of its check; null if it was not checked.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The diagnosis of its check; null if there was no report.</summary>
    public CollapseReport? Report { get; init; }

    /// <summary>What was recorded beside the score.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>How long the trial function ran; the only thing that differs between two runs of one seed.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether it comes before another in the order of scores.</summary>
    internal bool IsBetterThan(Trial? other, ScoreDirection direction) => State == TrialState.Accepted
        && (other is null || (direction == ScoreDirection.Maximize ? Score > other.Score : Score < other.Score));
}
