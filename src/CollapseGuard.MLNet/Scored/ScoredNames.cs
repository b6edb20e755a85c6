namespace CollapseGuard.MLNet.Scored;

/// <summary>How the columns of a scored view are called.</summary>
/// <param name="Label">The truth.</param>
/// <param name="Score">The model's answer.</param>
/// <param name="Probability">The calibrated probability; need not be there.</param>
/// <param name="Decision">The predicted label; need not be there.</param>
/// <param name="Features">The features; null = those of the usual name, where they are there.</param>
internal sealed record ScoredNames(string Label, string Score = "Score", string Probability = "Probability", string Decision = "PredictedLabel", string? Features = null)
{
    /// <summary>What ML.NET calls features unless told otherwise.</summary>
    public const string UsualFeatures = "Features";

    /// <summary>The parameter of the public method that a refused score is blamed on; by default the one that names its column.</summary>
    public string Parameter { get; init; } = "scoreColumnName";
}
