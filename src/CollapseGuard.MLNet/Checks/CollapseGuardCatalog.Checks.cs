using CollapseGuard.MLNet.Checks.Models;
using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Checks.Tables;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

/// <content>Checks: what a model answered, what it is to learn from, and the model itself.</content>
public sealed partial class CollapseGuardCatalog
{
    /// <summary>Judges the predictions in a scored view: binary, multiclass or regression, as its columns tell.</summary>
    /// <param name="scored">What <c>model.Transform(data)</c> gives, or a file of predictions as a view; streamed once (twice where the decisions are not made at .5 or 0), in bounded memory.</param>
    /// <param name="labelColumnName">The truth: Boolean, key, text or number. Rows without a label are left out.</param>
    /// <param name="scoreColumnName">The model's answer: a number, or a vector with a float for each class.</param>
    /// <param name="probabilityColumnName">The calibrated probability of a binary model; it is judged in place of the score where it is there.</param>
    /// <param name="predictedLabelColumnName">The decisions; the threshold of a binary model is the one that they show.</param>
    /// <param name="featureColumnName">The features, a vector of floats, of which a sample is searched for signal and, where the model shows no skill, for scales and constants that explain it; null = "Features" where it is there.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <returns>The verdict with findings, causes and remedies. An empty view is Inconclusive.</returns>
    /// <exception cref="ArgumentException">A column is missing, the columns are those of no binary, multiclass or regression model (rankings, clusters), the score is the label itself, or the decisions do not follow from the scores.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    /// <remarks>NaN and infinite scores are findings. Multiclass scores that are no probabilities are judged by their decisions. Same rows and seed, same report. The view is read on the calling thread; scores are counted on one beside it.</remarks>
    public CollapseReport Check(
        IDataView scored,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string probabilityColumnName = "Probability",
        string predictedLabelColumnName = "PredictedLabel",
        string? featureColumnName = null,
        CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scored);
        options ??= CheckOptions.Default;
        var names = new ScoredNames(labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName, featureColumnName);
        return ScoredCheck.Run(scored, names, options).Diagnose(options);
    }

    /// <summary>Judges data before there is a model: columns, rows, their order, class balance, the scale of the target, and whether the inputs hold any signal.</summary>
    /// <param name="data">The table; streamed once, in bounded memory.</param>
    /// <param name="labelColumnName">The label; a number with more than 20 values is a regression target, otherwise its values are classes.</param>
    /// <param name="inputColumnNames">What a model is to see; null for all visible columns but the label.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">A column is missing, or the label has a type that cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    /// <remarks>
    /// Text, keys and Booleans are categories; numbers are numbers (NaN is missing), times are days; a vector is a column a slot, by its slot names. At most 1,000 columns,
    /// the first ones; images, row ids and vectors of unknown size are left out. Name the inputs where the view also holds what a pipeline made of them, or columns seem to be copies.
    /// </remarks>
    public CollapseReport CheckData(IDataView data, string labelColumnName = "Label", IReadOnlyList<string>? inputColumnNames = null, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= CheckOptions.Default;
        DataViewSchema.Column label = ColumnSink.Find(data.Schema, labelColumnName, nameof(labelColumnName));
        IEnumerable<DataViewSchema.Column> inputs = inputColumnNames is null
            ? data.Schema.Where(c => !c.IsHidden && c.Name != labelColumnName)
            : inputColumnNames.Select(name => ColumnSink.Find(data.Schema, name, nameof(inputColumnNames)));
        DataObservationOptions keep = DataObservationOptions.Default with { Seed = options.SignalProbe.Seed };
        DataAccumulator table = TableReader.Read(data, inputs.Append(label), labelColumnName, keep, options.CancellationToken);
        return Collapse.Diagnose(table.ToSnapshot(options.SignalProbe, options.CancellationToken), options);
    }

    /// <summary>Judges a fitted model: its predictions, what its answers answer to, what it is made of, and whether storing or serving changes it.</summary>
    /// <param name="model">The fitted pipeline; not changed. Saved to memory and loaded once.</param>
    /// <param name="data">Rows that it was not trained on, prepared as an application prepares them, with their label.</param>
    /// <param name="labelColumnName">The label as it is called after the pipeline.</param>
    /// <param name="trainingData">What it was trained on, to compare inputs and features with and to count its rows; null when it is not at hand.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">A column is missing, or the scores are those of no binary, multiclass or regression model.</exception>
    /// <exception cref="InvalidOperationException">The model threw when its inputs were permuted or zeroed (its exception is inside).</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    /// <remarks>
    /// All rows are scored once; up to <see cref="Probes.ResponseProbeOptions.MaxRows"/> sampled ones are then asked with each input column permuted, with all inputs zeroed, one by one on the path of a
    /// PredictionEngine (200 of them), without their label, and of a saved and loaded copy. Normalizers, linear weights, trees and shape functions are read from the chain, those of single classes (one-versus-all, pairwise coupling) from the saved copy.
    /// </remarks>
    public CollapseReport CheckModel(ITransformer model, IDataView data, string labelColumnName = "Label", IDataView? trainingData = null, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= CheckOptions.Default;
        return Collapse.Diagnose(new ModelCheck(context, model, data, labelColumnName, options).Run(trainingData), options);
    }
}
