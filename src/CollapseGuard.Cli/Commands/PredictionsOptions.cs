namespace CollapseGuard.Cli.Commands;

/// <summary>What the user asked of <c>collapseguard predictions</c>; empty lists and nulls stand for options that were omitted.</summary>
internal sealed record PredictionsOptions
{
    public required string File { get; init; }

    public IReadOnlyList<string> Label { get; init; } = [];

    public IReadOnlyList<string> Prediction { get; init; } = [];

    public string? Score { get; init; }

    public IReadOnlyList<string> Probabilities { get; init; } = [];

    /// <summary>Null = the remaining columns; empty = none.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    public string? Segment { get; init; }

    public double? Threshold { get; init; }

    /// <summary>The label that a score speaks for.</summary>
    public string? Positive { get; init; }

    public TaskOption Task { get; init; }

    public ReportOptions Report { get; init; } = new();

    public int Seed { get; init; } = 1;
}
