namespace CollapseGuard.Summaries;

/// <summary>How a model's outputs answered when its inputs were permuted, zeroed and rescaled.</summary>
public sealed record ResponseSummary
{
    /// <summary>Rows asked.</summary>
    public required long Rows { get; init; }

    /// <summary>Number of outputs m.</summary>
    public required int OutputCount { get; init; }

    /// <summary>For each output: root mean square change when whole rows are permuted, over the output's own scale (its greatest magnitude); 0 = answers to nothing.</summary>
    public required IReadOnlyList<double> OutputResponses { get; init; }

    /// <summary>For each column: root mean square change of the outputs when that column alone is permuted, over their spread; 0 = ignored.</summary>
    public required IReadOnlyList<ColumnResponse> Columns { get; init; }

    /// <summary>Root mean square change when all inputs are set to zero, over the outputs' scale.</summary>
    public double ZeroedResponse { get; init; }

    /// <summary>Root mean square change when all inputs are rescaled, over the outputs' scale.</summary>
    public double RescaledResponse { get; init; }

    /// <summary>True when the same rows gave different outputs when asked twice (dropout left on, state).</summary>
    public bool IsStochastic { get; init; }
}
