using CollapseGuard.Resampling;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>How rows are resampled before a trainer sees them, beside the sampler itself. Immutable and free to share.</summary>
public sealed record ResamplingOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static ResamplingOptions Default { get; } = new();

    /// <summary>The column whose classes are balanced; null = the label.</summary>
    /// <remarks>
    /// For regression, whose label has no classes: name a band of the target, a region, a source. Where it is another column than the label
    /// and the label is a number, a synthetic row's label lies between those of its two parents, as far as its features do: in the ratio of
    /// the distances to them, as SMOTER does (Torgo, Ribeiro, Pfahringer, Branco: SMOTE for regression, EPIA 2013).
    /// </remarks>
    public string? ClassColumnName { get; init; }

    /// <summary>Is told the rows of each class before and after, once for each training; on the thread that trains.</summary>
    public Action<IReadOnlyList<ClassOutcome>>? OnResampled { get; init; }

    /// <summary>Is told how much of the resampling is done, from 0 to 1, on the thread that trains.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops the resampling and, while resampled rows are read, the trainer that reads them.</summary>
    public CancellationToken CancellationToken { get; init; }
}
