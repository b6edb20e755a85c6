using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Weights;

/// <summary>Writes the weight of each labelled row; passes rows without a label column untouched. Immutable.</summary>
/// <remarks>A saved model does not hold it: weights are needed while training only, and a model must score rows whose label is not known. It loads without this assembly; a later step that names the weight column would miss it there.</remarks>
public sealed class ClassWeightTransformer : ITransformer
{
    private static readonly ITransformer Nothing = new TransformerChain<ITransformer>();

    private readonly ITransformer lookup;
    private readonly string labelColumnName;

    internal ClassWeightTransformer(ITransformer lookup, string labelColumnName, IReadOnlyList<ClassWeight> weights)
    {
        this.lookup = lookup;
        this.labelColumnName = labelColumnName;
        Weights = weights;
    }

    /// <summary>The weight of each class.</summary>
    public IReadOnlyList<ClassWeight> Weights { get; }

    /// <summary>True: rows map to rows.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The schema with the weight, or the same where the label is missing.</summary>
    /// <param name="inputSchema">Any schema.</param>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => For(inputSchema).GetOutputSchema(inputSchema);

    /// <summary>The mapper of single rows.</summary>
    /// <param name="inputSchema">Any schema.</param>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => For(inputSchema).GetRowToRowMapper(inputSchema);

    /// <summary>The rows with their weight, or as they are where the label is missing.</summary>
    /// <param name="input">Any rows.</param>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return For(input.Schema).Transform(input);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Nothing.Save(ctx);

    private ITransformer For(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.GetColumnOrNull(labelColumnName) is null ? Nothing : lookup;
    }
}
