using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>The model of the chosen strength, and the path that led to it. Immutable, and free to share as far as the model is.</summary>
/// <remarks>Saved, it is the model alone, which loads where this library is not; <see cref="Path"/> is not part of the file.</remarks>
/// <typeparam name="T">The model.</typeparam>
public sealed class RegularizeTransformer<T> : ITransformer, IStepwise
    where T : class, ITransformer
{
    internal RegularizeTransformer(T model, RegularizationPath path) => (Model, Path) = (model, path);

    /// <summary>The model, trained on all rows.</summary>
    public T Model { get; }

    /// <summary>Every strength that was tried; its <see cref="RegularizationPath.Chosen"/> is this model's.</summary>
    public RegularizationPath Path { get; }

    IEnumerable<ITransformer> IStepwise.Steps => [Model];

    /// <inheritdoc/>
    public bool IsRowToRowMapper => Model.IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Model.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Model.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => Model.Transform(input);

    void ICanSaveModel.Save(ModelSaveContext ctx) => Model.Save(ctx);
}
