using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Fits a path of regularization strengths by cross-validation, chooses one, and trains it on all rows. Made by <c>CollapseGuardCatalog.Regularize</c>.</summary>
/// <remarks>
/// Folds are stratified by the label. The choice is the strongest within one standard error of the best; strengths whose scores are practically a
/// constant are never chosen. Rows must come in the same order on every pass; cache a view that shuffles. Trains strengths x folds + 1 models. Immutable.
/// </remarks>
/// <typeparam name="T">The trainer's model.</typeparam>
public sealed class RegularizeEstimator<T> : IEstimator<RegularizeTransformer<T>>
    where T : class, ITransformer
{
    private readonly MLContext context;
    private readonly RegularizationKnob<T> knob;
    private readonly RegularizeOptions options;
    private readonly IProgress<RegularizationProgress>? progress;
    private readonly CancellationToken cancellationToken;

    internal RegularizeEstimator(MLContext context, RegularizationKnob<T> knob, RegularizeOptions options, IProgress<RegularizationProgress>? progress, CancellationToken cancellationToken) =>
        (this.context, this.knob, this.options, this.progress, this.cancellationToken) = (context, knob, options, progress, cancellationToken);

    /// <summary>Walks the path and trains the chosen strength on all rows.</summary>
    /// <param name="input">Training rows only; at least two a fold.</param>
    /// <exception cref="ArgumentException">A column is missing or of a type that no task has, or there are too few rows.</exception>
    /// <exception cref="InvalidOperationException">No strength can be chosen; the message holds the path. <see cref="FitPath"/> gives it without throwing.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RegularizeTransformer<T> Fit(IDataView input)
    {
        RegularizationPath path = FitPath(input);
        return path.Chosen is { } chosen
            ? new RegularizeTransformer<T>(knob.Build(chosen.Strength).Fit(input), path)
            : throw new InvalidOperationException($"{path.Reason} Check the data (CheckData) before the penalty, or try weaker ones.\n{path.ToText()}");
    }

    /// <summary>Walks the path and chooses, without training on all rows.</summary>
    /// <inheritdoc cref="Fit"/>
    public RegularizationPath FitPath(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new PathSearch<T>(context, knob, options, progress, cancellationToken).Run(input);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => knob.Build(knob.Strengths[0]).GetOutputSchema(inputSchema);
}
