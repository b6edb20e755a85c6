using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>Fits to each slot of feature columns the scaling that its numbers call for. Made by <see cref="CollapseGuardCatalog.Normalize(string, string?, NormalizeOptions?, CancellationToken)"/>.</summary>
/// <remarks>
/// One pass over the rows. Columns are float32 numbers or vectors of known size. NaN stays NaN; nothing is clipped. Slots that are shifted make
/// sparse vectors dense; see <see cref="NormalizeOptions.KeepSparse"/>. The fitted transformer is saved as transforms of ML.NET itself.
/// Immutable: free to share between threads as far as its context is.
/// </remarks>
public sealed class NormalizeEstimator : IEstimator<NormalizeTransformer>
{
    private readonly MLContext context;
    private readonly InputOutputColumnPair[] columns;
    private readonly NormalizeOptions options;
    private readonly CancellationToken cancellationToken;

    internal NormalizeEstimator(MLContext context, InputOutputColumnPair[] columns, NormalizeOptions options, CancellationToken cancellationToken) =>
        (this.context, this.columns, this.options, this.cancellationToken) = (context, columns, options, cancellationToken);

    /// <summary>Reads the rows once and fits every slot.</summary>
    /// <param name="input">Training rows only.</param>
    /// <exception cref="ArgumentException">A column is missing or of another type, there are no rows, or a slot holds infinite numbers.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NormalizeTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SlotSink[] sinks = [.. columns.Select(pair => new SlotSink(FloatColumn(input.Schema, pair.InputColumnName), options))];
        if (ViewPass.Run(input, cancellationToken, [.. sinks]) == 0)
        {
            throw new ArgumentException("The view has no rows; a normalizer is fitted on at least one.", nameof(input));
        }

        var steps = new List<ITransformer>();
        var fitted = new List<SlotNormalization>();
        for (int i = 0; i < columns.Length; i++)
        {
            SlotNormalization[] slots = [.. sinks[i].Profiles().Select(RequireFinite).Select(profile => SlotFit.Fit(profile, options))];
            steps.AddRange(new FittedSteps(context, sinks[i].Column.Type).Of(columns[i].OutputColumnName, columns[i].InputColumnName, slots));
            fitted.AddRange(slots);
        }

        return new NormalizeTransformer(new TransformerChain<ITransformer>([.. steps]), fitted);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => context.Transforms.NormalizeMinMax(columns).GetOutputSchema(inputSchema);

    private static DataViewSchema.Column FloatColumn(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = ColumnSink.Find(schema, name, "columns");
        DataViewType item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        return item == NumberDataViewType.Single ? column : throw new ArgumentException(
            $"Column '{name}' has type {column.Type}; a float (Single) or a vector of floats is required. Convert it with Transforms.Conversion.ConvertType.");
    }

    private static SlotProfile RequireFinite(SlotProfile slot) => slot.Counter.Infinite == 0 ? slot : throw new ArgumentException(
        $"Slot '{slot.Name}' of column '{slot.Column}' is infinite in {slot.Counter.Infinite} rows; no scale fits an infinity. Drop the rows or make the values missing (NaN) first.");
}
