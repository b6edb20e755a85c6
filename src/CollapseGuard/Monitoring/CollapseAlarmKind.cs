namespace CollapseGuard.Monitoring;

/// <summary>Which of the two definitions of a collapse during training an alarm met.</summary>
public enum CollapseAlarmKind
{
    /// <summary>No alarm.</summary>
    None = 0,

    /// <summary>The outputs had been shown to vary and to rank, and became constant afterwards.</summary>
    AfterArming = 1,

    /// <summary>The outputs never came to vary and rank, and were still constant after the patience.</summary>
    PastPatience = 2,
}
