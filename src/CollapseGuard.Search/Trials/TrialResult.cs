namespace CollapseGuard.Search;

/// <summary>What a trial function answers: how good the candidate is, and whether it collapsed.</summary>
public sealed record TrialResult
{
    /// <summary>A result with this score.</summary>
    /// <param name="score">How good the candidate is, on rows it was not trained on. NaN or infinity: it is rejected.</param>
    /// <param name="report">The check of its predictions; null: nothing is known of a collapse, and the score alone decides.</param>
    public TrialResult(double score, CollapseReport? report = null) => (Score, Report) = (score, report);

    /// <summary>How good the candidate is.</summary>
    public double Score { get; init; }

    /// <summary>The check of its predictions, or null. Its outcome decides whether the candidate is rejected.</summary>
    public CollapseReport? Report { get; init; }

    /// <summary>The outcome, where it is known without a report; that of the report otherwise.</summary>
    public Outcome? Outcome
    {
        get => Report?.Outcome ?? field;
        init;
    }

    /// <summary>A reason of your own to reject the candidate, such as a model too slow to serve; null: none.</summary>
    public string? Rejection { get; init; }

    /// <summary>More numbers to record beside the score; they decide nothing.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>A rejected candidate without a score.</summary>
    /// <param name="reason">Why.</param>
    public static TrialResult Rejected(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new TrialResult(double.NaN) { Rejection = reason };
    }
}
