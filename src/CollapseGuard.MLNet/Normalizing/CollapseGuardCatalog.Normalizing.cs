using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.Scaling;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

/// <content>Normalization of features and of a regression's target.</content>
public sealed partial class CollapseGuardCatalog
{
    private static readonly string[] DefaultAudited = ["Features"];

    /// <summary>Says of each slot what a normalizer would meet and what ML.NET's normalizers would leave of it; changes nothing. One pass.</summary>
    /// <param name="data">Training rows.</param>
    /// <param name="columns">Columns to audit, numbers or vectors of floats; null for <c>Features</c>.</param>
    /// <param name="options">Limits, and what the suggestion aims at; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">A column is missing or of another type, or there are no rows.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NormalizationAudit AuditNormalization(IDataView data, IReadOnlyList<string>? columns = null, NormalizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= NormalizeOptions.Default;
        SlotSink[] sinks = [.. (columns ?? DefaultAudited).Select(name => new SlotSink(ColumnSink.Find(data.Schema, name, nameof(columns)), options))];
        long rows = ViewPass.Run(data, cancellationToken, [.. sinks]);
        return rows > 0
            ? new NormalizationAudit(rows, [.. sinks.SelectMany(sink => sink.Profiles()).Select(slot => SlotAudit.Of(slot, options))])
            : throw new ArgumentException("The view has no rows; an audit needs at least one.", nameof(data));
    }

    /// <summary>A step that fits to each slot of a column the scaling that its numbers call for: standardize, min-max, robust or log.</summary>
    /// <param name="outputColumnName">Name of the result; of the source too when <paramref name="inputColumnName"/> is null.</param>
    /// <param name="inputColumnName">A float or a vector of floats.</param>
    /// <param name="options">Method, target and limits; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    /// <remarks>The saved model loads without this library. What was done to each slot, and why, is in <see cref="NormalizeTransformer.Slots"/>.</remarks>
    public NormalizeEstimator Normalize(string outputColumnName = "Features", string? inputColumnName = null, NormalizeOptions? options = null, CancellationToken cancellationToken = default) =>
        Normalize([new InputOutputColumnPair(outputColumnName, inputColumnName)], options, cancellationToken);

    /// <inheritdoc cref="Normalize(string, string?, NormalizeOptions?, CancellationToken)"/>
    /// <param name="columns">Columns to normalize; all are fitted in one pass over the input of the step, so none may read what another makes.</param>
    /// <param name="options">Method, target and limits; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    /// <exception cref="ArgumentException">No column, or two results of one name.</exception>
    public NormalizeEstimator Normalize(IReadOnlyList<InputOutputColumnPair> columns, NormalizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        InputOutputColumnPair[] pairs = [.. columns];
        string[] outputs = [.. pairs.Select(pair => pair.OutputColumnName)];
        if (pairs.Length == 0 || outputs.Distinct(StringComparer.Ordinal).Count() < outputs.Length)
        {
            throw new ArgumentException($"'columns' makes {(pairs.Length == 0 ? "nothing" : string.Join(", ", outputs))}; at least one column and different names are required.", nameof(columns));
        }

        // The steps run one after the other, but all are fitted on the input: an overwritten source would be scaled twice.
        string? twice = outputs.FirstOrDefault(name => pairs.Any(pair => pair.InputColumnName == name && pair.OutputColumnName != name));
        return twice is null
            ? new NormalizeEstimator(context, pairs, options ?? NormalizeOptions.Default, cancellationToken)
            : throw new ArgumentException($"'{twice}' is both a result and the source of another result; normalize it in a step of its own.", nameof(columns));
    }

    /// <summary>Wraps the trainer of a regression: it learns from a scaled label, and the model's Score is in the label's unit.</summary>
    /// <typeparam name="T">The trainer's model.</typeparam>
    /// <param name="trainer">A trainer, or a pipeline that ends in one, whose model makes a number named <paramref name="scoreColumnName"/>.</param>
    /// <param name="kind">How the label is scaled while fitting; see <see cref="ScaleTargetEstimator{T}"/>.</param>
    /// <param name="labelColumnName">The label, a float.</param>
    /// <param name="scoreColumnName">The score to turn back.</param>
    /// <param name="cancellationToken">Stops the reading of the label.</param>
    public ScaleTargetEstimator<T> ScaleTarget<T>(IEstimator<T> trainer, ScalingKind kind = ScalingKind.Standardize, string labelColumnName = "Label", string scoreColumnName = "Score", CancellationToken cancellationToken = default)
        where T : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(labelColumnName);
        ArgumentNullException.ThrowIfNull(scoreColumnName);
        return Enum.IsDefined(kind)
            ? new ScaleTargetEstimator<T>(context, trainer, kind, labelColumnName, scoreColumnName, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{kind} is not one of {string.Join(", ", Enum.GetNames<ScalingKind>())}.");
    }
}
