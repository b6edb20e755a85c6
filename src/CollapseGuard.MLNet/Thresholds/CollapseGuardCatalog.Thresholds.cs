using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Thresholds;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>Moves the threshold of a binary model to where an objective is best on rows it has not seen.</summary>
    /// <remarks>
    /// Every distinct decision is tried. ML.NET decides by <c>Score</c>, also where the model is calibrated: 0 stands for a probability of .5
    /// in a logistic model only. The threshold is left alone, with the reason, when the scores show no skill or the rarer class has too few rows.
    /// </remarks>
    /// <typeparam name="TModel">The type of the model, kept.</typeparam>
    /// <param name="model">A binary model: a predictor, a chain that holds one, or what Model.Load returned. Untouched.</param>
    /// <param name="data">Labelled rows, not scored; never the training rows.</param>
    /// <param name="objective">What to maximize; F1 when null.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="options">When the threshold may be moved.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">The model is not binary, or a column is missing.</exception>
    /// <exception cref="InvalidOperationException">The model with the new threshold does not decide by it: it was saved with another column than Score to decide by.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TunedThreshold<TModel> TuneThreshold<TModel>(TModel model, IDataView data, ThresholdObjective? objective = null, string labelColumnName = "Label", ThresholdOptions? options = null, CancellationToken cancellationToken = default)
        where TModel : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        BinaryRows rows = ReadBinary(model.Transform(data), labelColumnName, cancellationToken);
        ThresholdTuning tuning = ThresholdChoice.Choose(rows, objective ?? ThresholdObjective.F1, options ?? ThresholdOptions.Default);
        if (!tuning.IsApplied)
        {
            return new(model, tuning);
        }

        var moved = (TModel)ModelThreshold.Set(context, model, tuning.Chosen!.Value.Threshold);
        BinaryRows after = ReadBinary(moved.Transform(data), labelColumnName, cancellationToken);
        for (int i = 0; i < rows.Count; i++)
        {
            if (after.Decided[i] != rows.Scores[i] > tuning.Chosen!.Value.Threshold)
            {
                throw new InvalidOperationException($"Labelled row {i} has score {rows.Scores[i]:R} and is decided {after.Decided[i]} at threshold {tuning.Chosen!.Value.Threshold:R}; the model does not decide by 'Score'. Train it again with this version of ML.NET.");
            }
        }

        return new(moved, tuning);
    }

    /// <summary>Moves the threshold of a model by the out-of-fold rows of a cross-validation, so that no rows need be held back.</summary>
    /// <remarks>The scores of the folds' models are pooled as one scale; they are where the models are alike. Calibrated trainers and many rows make them so.</remarks>
    /// <typeparam name="TModel">The type of the model, kept.</typeparam>
    /// <param name="model">The model to change, trained by the same estimator on all rows. Untouched.</param>
    /// <param name="crossValidation">Of the same estimator.</param>
    /// <param name="objective">What to maximize; F1 when null.</param>
    /// <param name="options">When the threshold may be moved.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">Model or cross-validation is not binary.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TunedThreshold<TModel> TuneThreshold<TModel>(TModel model, StratifiedCrossValidation crossValidation, ThresholdObjective? objective = null, ThresholdOptions? options = null, CancellationToken cancellationToken = default)
        where TModel : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(crossValidation);
        BinaryRows[] folds = [.. crossValidation.Folds.Select(fold => ReadBinary(fold.ScoredTestSet, crossValidation.LabelColumnName, cancellationToken))];
        var pooled = new BinaryRows(
            [.. folds.SelectMany(fold => fold.Actual)],
            [.. folds.SelectMany(fold => fold.Scores)],
            folds.All(fold => fold.Probabilities is not null) ? [.. folds.SelectMany(fold => fold.Probabilities!)] : null,
            [.. folds.SelectMany(fold => fold.Decided)],
            folds.Sum(fold => fold.Unlabelled));
        ThresholdTuning tuning = ThresholdChoice.Choose(pooled, objective ?? ThresholdObjective.F1, options ?? ThresholdOptions.Default);
        return tuning.IsApplied
            ? new((TModel)ModelThreshold.Set(context, model, tuning.Chosen!.Value.Threshold), tuning)
            : new(model, tuning);
    }

    private static BinaryRows ReadBinary(IDataView scored, string labelColumnName, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, new ScoredNames(labelColumnName) { Parameter = "model" });
        return columns.Task == PredictionTask.Binary
            ? BinaryRows.Read(scored, columns, cancellationToken)
            : throw new ArgumentException($"The model is a {columns.Task} model by its columns; a threshold belongs to a binary one.", nameof(scored));
    }
}
