namespace CollapseGuard;

/// <summary>How much a finding matters, from a remark to a broken model.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing needs to be done.</summary>
    Note = 0,

    /// <summary>May explain or announce a collapse; needs a look.</summary>
    Warning = 1,

    /// <summary>The model cannot be used as it is.</summary>
    Error = 2,
}
