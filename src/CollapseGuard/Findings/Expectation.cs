namespace CollapseGuard;

/// <summary>On which side of the limit a healthy value lies.</summary>
public enum Expectation
{
    /// <summary>Healthy when the value is at least the limit.</summary>
    AtLeast = 0,

    /// <summary>Healthy when the value is at most the limit.</summary>
    AtMost = 1,
}
