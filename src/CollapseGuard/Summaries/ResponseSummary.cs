namespace CollapseGuard.Summaries;

/// <summary>How a model's outputs answered when its inputs were permuted, zeroed and rescaled.</summary>
/// <remarks>Changes are root mean squares over rows. The scale of an output is its greatest magnitude over the rows as they are. Rows whose output is NaN or infinite on either side are left out.</remarks>
public sealed record ResponseSummary
{
    /// <summary>Rows asked.</summary>
    public required long Rows { get; init; }

    /// <summary>Number of outputs m.</summary>
    public required int OutputCount { get; init; }

    /// <summary>For each output: change when whole rows are permuted, over its scale; 0 = answers to nothing, NaN = no finite output.</summary>
    public required IReadOnlyList<double> OutputResponses { get; init; }

    /// <summary>For each column: change when that column alone is permuted, over the output's spread (root mean square change under permuted rows), greatest over the outputs; 0 = ignored, NaN = no finite output.</summary>
    public required IReadOnlyList<ColumnResponse> Columns { get; init; }

    /// <summary>Change when all inputs are set to zero, over the scale, greatest over the outputs.</summary>
    public double ZeroedResponse { get; init; }

    /// <summary>Change when all inputs are rescaled, over the scale, greatest over the outputs.</summary>
    public double RescaledResponse { get; init; }

    /// <summary>Change when the same rows are asked twice, over the scale, greatest over the outputs; 0 for a function of its inputs.</summary>
    public double RepeatResponse { get; init; }

    /// <summary>True when the same rows gave different outputs when asked twice, beyond float rounding (dropout left on, state).</summary>
    public bool IsStochastic { get; init; }

    /// <summary>Outputs of the first question that were NaN or infinite.</summary>
    public long NonFiniteOutputs { get; init; }
}
