using CollapseGuard.MLNet.Reading;
using CollapseGuard.Scaling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>Trains a regression on a scaled label and gives a model that answers in the label's unit. Made by <see cref="CollapseGuardCatalog.ScaleTarget{T}"/>.</summary>
/// <remarks>
/// For labels far from zero beside their spread, and for penalties and steps made for labels of about unit size: a gradient-based trainer starts at 0 and
/// may spend all its steps on the way to the mean.
/// <para>With <see cref="ScalingKind.Log"/> the label is also standardized after the logarithm. What is least in squares there is, in the label's
/// unit, nearer to the median than to the mean: sums of such predictions fall short.</para>
/// <para>Penalties act on the scaled label: the same L2 weighs otherwise than it did without. Immutable.</para>
/// </remarks>
/// <typeparam name="T">The trainer's model.</typeparam>
public sealed class ScaleTargetEstimator<T> : IEstimator<ScaleTargetTransformer<T>>
    where T : class, ITransformer
{
    private readonly MLContext context;
    private readonly IEstimator<T> trainer;
    private readonly ScalingKind kind;
    private readonly string label;
    private readonly string score;
    private readonly CancellationToken cancellationToken;

    internal ScaleTargetEstimator(MLContext context, IEstimator<T> trainer, ScalingKind kind, string label, string score, CancellationToken cancellationToken) =>
        (this.context, this.trainer, this.kind, this.label, this.score, this.cancellationToken) = (context, trainer, kind, label, score, cancellationToken);

    /// <summary>Reads the labels once, fits their scale, and trains.</summary>
    /// <param name="input">Training rows only; they are not changed.</param>
    /// <exception cref="ArgumentException">The label is missing, no float, infinite in a row, or never there; or the trainer's model makes no such score.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ScaleTargetTransformer<T> Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        TargetScale target = TargetScale.Fit(kind, Labels(input));
        T model = trainer.Fit(Step(label, target.Forward).Transform(input));
        RequireScore(model.GetOutputSchema(input.Schema));
        return new ScaleTargetTransformer<T>(model, target, new TransformerChain<ITransformer>(model, Step(score, target.Back)));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);

    private float[] Labels(IDataView input)
    {
        var sink = new NumberSink(ColumnSink.Find(input.Schema, label, "labelColumnName"));
        if (sink.Column.Type != NumberDataViewType.Single)
        {
            throw new ArgumentException($"Label column '{label}' has type {sink.Column.Type}; a float (Single) is required. Convert it with Transforms.Conversion.ConvertType.");
        }

        ViewPass.Run(input, cancellationToken, sink);
        float[] labels = sink.ToArray();
        int infinite = Array.FindIndex(labels, float.IsInfinity);
        return infinite >= 0
            ? throw new ArgumentException($"Label column '{label}' is infinite in row {infinite}; no scale fits an infinity. Drop the row or make the label missing (NaN) first.")
            : Array.TrueForAll(labels, float.IsNaN)
                ? throw new ArgumentException($"Label column '{label}' has {labels.Length} rows and no number among them; at least one is required.")
                : labels;
    }

    private ExpressionTransformer Step(string column, string expression)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberRow));
        definition[nameof(NumberRow.Value)].ColumnName = column;
        return context.Transforms.Expression(column, expression, column).Fit(context.Data.LoadFromEnumerable([new NumberRow()], definition));
    }

    private void RequireScore(DataViewSchema schema)
    {
        if (ColumnSink.Find(schema, score, "scoreColumnName").Type != NumberDataViewType.Single)
        {
            throw new ArgumentException($"The trainer's model makes '{score}' of type {schema[score].Type}; a float is required. Target scaling is for regression.");
        }
    }

    private sealed class NumberRow
    {
        public float Value { get; set; }
    }
}
