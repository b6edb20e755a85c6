namespace CollapseGuard.Search;

/// <summary>Which scores are better. The numbers never change.</summary>
public enum ScoreDirection
{
    /// <summary>Greater is better: accuracy, area under a curve.</summary>
    Maximize = 0,

    /// <summary>Smaller is better: a loss, an error.</summary>
    Minimize = 1,
}
