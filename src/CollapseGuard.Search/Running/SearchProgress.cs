namespace CollapseGuard.Search;

/// <summary>How far a search is. Immutable.</summary>
public sealed record SearchProgress
{
    /// <summary>Trials that ended, those of a resumed journal included.</summary>
    public required int Finished { get; init; }

    /// <summary>How many of them may win.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many were rejected.</summary>
    public required int Rejected { get; init; }

    /// <summary>How many threw.</summary>
    public required int Failed { get; init; }

    /// <summary>Trials in all; null: not limited by number.</summary>
    public required int? MaximumTrials { get; init; }

    /// <summary>Time since the call.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The best so far; null: none may win yet.</summary>
    public required Trial? Best { get; init; }

    /// <summary>The trial that has just ended; null at the end of the search, and for a journal that was resumed.</summary>
    public Trial? Last { get; init; }

    /// <summary>Why the search ended; null while it runs.</summary>
    public StopReason? Ended { get; init; }
}
