using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>One fold: a model and what it does on the rows it was not trained on. Immutable.</summary>
/// <param name="Fold">Number of the fold, from 0.</param>
/// <param name="Model">Trained on the rows of the other folds.</param>
/// <param name="ScoredTestSet">The rows of this fold, scored by the model; read lazily.</param>
/// <param name="Classes">Rows of each class on either side.</param>
/// <param name="Metrics">Measured on the rows of this fold.</param>
/// <param name="Report">Whether the outputs on these rows have collapsed.</param>
public sealed record StratifiedFold(int Fold, ITransformer Model, IDataView ScoredTestSet, IReadOnlyList<ClassRows> Classes, MetricSet Metrics, CollapseReport Report);
