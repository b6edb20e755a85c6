namespace CollapseGuard.Search;

/// <summary>Why a search ended. The numbers never change.</summary>
public enum StopReason
{
    /// <summary>The token was cancelled; what was found is kept, what was running is not recorded.</summary>
    Cancelled = 0,

    /// <summary>As many trials as were asked for.</summary>
    TrialsDone = 1,

    /// <summary>The time was up; trials that ran were waited for.</summary>
    TimeSpent = 2,

    /// <summary>Every candidate of the space or grid was tried.</summary>
    SpaceExhausted = 3,

    /// <summary>So many trials in a row threw that the fault is not in the candidates.</summary>
    Failing = 4,
}
