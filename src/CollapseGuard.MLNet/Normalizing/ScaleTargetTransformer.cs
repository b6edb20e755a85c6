using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>A regression that was trained on a scaled label and answers in the label's unit. Immutable, and free to share as far as the inner model is.</summary>
/// <remarks>
/// Saved, it is a chain of the inner model and an expression transform of ML.NET, which loads where this library is not. The turned Score carries no
/// annotations (ScoreColumnKind and the like): name it where a method looks for it by kind; Evaluate finds it by name.
/// </remarks>
/// <typeparam name="T">The inner model.</typeparam>
public sealed class ScaleTargetTransformer<T> : ITransformer, IScaledTarget
    where T : class, ITransformer
{
    private readonly TransformerChain<ITransformer> chain;

    internal ScaleTargetTransformer(T model, TargetScale target, TransformerChain<ITransformer> chain) => (Model, Target, this.chain) = (model, target, chain);

    /// <summary>The inner model; its weights and its own Score are in the scaled unit.</summary>
    public T Model { get; }

    /// <summary>How the label was scaled.</summary>
    public TargetScale Target { get; }

    IEnumerable<ITransformer> IStepwise.Steps => chain;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => ((ITransformer)chain).IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => chain.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)chain).GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => chain.Transform(input);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)chain).Save(ctx);
}
