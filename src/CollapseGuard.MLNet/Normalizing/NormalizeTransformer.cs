using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>A fitted normalizer: transforms of ML.NET, and what was found for each slot. Immutable, and free to share between threads.</summary>
/// <remarks>Saved, it is a chain of ML.NET's own transforms, which loads where this library is not; <see cref="Slots"/> is not part of the file.</remarks>
public sealed class NormalizeTransformer : ITransformer, IStepwise
{
    private readonly TransformerChain<ITransformer> steps;

    internal NormalizeTransformer(TransformerChain<ITransformer> steps, IReadOnlyList<SlotNormalization> slots) => (this.steps, Slots) = (steps, [.. slots]);

    /// <summary>What is done to each slot and why: the columns in the order asked for, the slots in the order of the vector.</summary>
    public IReadOnlyList<SlotNormalization> Slots { get; }

    IEnumerable<ITransformer> IStepwise.Steps => steps;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => ((ITransformer)steps).IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => steps.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)steps).GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => steps.Transform(input);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)steps).Save(ctx);
}
