using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>All that is known at one moment; every part may be absent. The only thing a detector sees. Immutable.</summary>
public sealed record Snapshot
{
    /// <summary>The kind of question.</summary>
    public PredictionTask Task { get; init; }

    /// <summary>Regression outputs beside their targets, one entry an output; empty for other tasks.</summary>
    public IReadOnlyList<RegressionSummary> Regression { get; init; } = [];

    /// <summary>Predicted labels beside true ones, where only labels are known.</summary>
    public LabelSummary? Labels { get; init; }

    /// <summary>Binary scores beside the truth.</summary>
    public ScoreSummary? Scores { get; init; }

    /// <summary>Class probabilities beside the truth.</summary>
    public ProbabilitySummary? Probabilities { get; init; }

    /// <summary>Outputs without labels.</summary>
    public OutputSummary? Outputs { get; init; }

    /// <summary>The label column alone, when data are judged without a model; null otherwise.</summary>
    public TargetSummary? Target { get; init; }

    /// <summary>The table that a model is to learn from: columns, pairs, rows, order; null when no data were given.</summary>
    public DataSummary? Data { get; init; }

    /// <summary>A table beside a reference table; null when there is only one.</summary>
    public DriftSummary? Drift { get; init; }

    /// <summary>The same statistics by segment.</summary>
    public IReadOnlyList<SegmentSummary> Segments { get; init; } = [];

    /// <summary>What the signal probe found; null when no inputs were given.</summary>
    public SignalSummary? Signal { get; init; }

    /// <summary>How the model answered to changed inputs; null when no model was given.</summary>
    public ResponseSummary? Response { get; init; }

    /// <summary>What a training loop has shown; null when none was watched.</summary>
    public TrainingSummary? Training { get; init; }

    /// <summary>How model, loss and optimizer behave when acted upon; null when they were not examined.</summary>
    public ConfigurationSummary? Configuration { get; init; }

    /// <summary>What the fitted model is made of, and whether storing and serving change it; null when it was not looked into.</summary>
    public ModelStructure? Structure { get; init; }

    /// <summary>The decisions of whatever classifier is described: labels, binary decisions or the greatest probability; null otherwise.</summary>
    public LabelSummary? Decisions => Labels ?? Scores?.Decisions ?? Probabilities?.Decisions;

    /// <summary>True when a model was judged: its predictions, or how it answers when asked.</summary>
    public bool HasPredictions => Regression.Count > 0 || Decisions is not null || Outputs is not null || Response is not null;

    /// <summary>True when a table was judged and no model.</summary>
    internal bool IsDataOnly => !HasPredictions && Training is null && Configuration is null && Data is not null;
}
