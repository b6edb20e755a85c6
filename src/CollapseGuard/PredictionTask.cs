namespace CollapseGuard;

/// <summary>What kind of question the model answers.</summary>
public enum PredictionTask
{
    /// <summary>Not known: nothing but data was given.</summary>
    Unknown = 0,

    /// <summary>One or several numbers.</summary>
    Regression = 1,

    /// <summary>One of two classes, by a score.</summary>
    Binary = 2,

    /// <summary>One of several classes, by label or by probabilities.</summary>
    Multiclass = 3,
}
