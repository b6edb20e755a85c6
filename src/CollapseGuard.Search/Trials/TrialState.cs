namespace CollapseGuard.Search;

/// <summary>How a trial ended. The numbers never change.</summary>
public enum TrialState
{
    /// <summary>The trial function threw; a default value never reads as success.</summary>
    Failed = 0,

    /// <summary>It has a score and may win.</summary>
    Accepted = 1,

    /// <summary>It collapsed, its score is no number, or the trial function rejected it; it never wins.</summary>
    Rejected = 2,
}
