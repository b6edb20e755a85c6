using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>What <see cref="ResamplingStep"/> leaves in a model: resamples in one call of Transform, and is the identity from then on.</summary>
/// <remarks>
/// While it fits, a chain calls Transform right after Fit, with the same view; all that comes later is scoring. So the very next
/// Transform decides: if it brings the view of Fit, its rows are resampled; whatever it brings, the gate is shut afterwards. ML.NET's own hook for
/// transformers that act otherwise while training is internal, and scopes do not tell training from scoring (CrossValidate transforms test
/// folds with all scopes). Saved, it is an empty chain of ML.NET's: a model loads without this assembly.
/// </remarks>
internal sealed class ResamplingGate(IDataView fitted, RowResampler rows) : ITransformer, ICanSaveModel
{
    private static readonly TransformerChain<ITransformer> Identity = new();

    private WeakReference<IDataView>? armed = new(fitted);
    private ReadMark? made;

    public bool IsRowToRowMapper => true;

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        WeakReference<IDataView>? pending = Interlocked.Exchange(ref armed, null);
        if (pending is null)
        {
            WarnIfUnread();
            return input;
        }

        if (pending.TryGetTarget(out IDataView? trainedOn) && ReferenceEquals(trainedOn, input))
        {
            ResampledView resampled = rows.Change(input);
            made = resampled.Reading;
            return resampled;
        }

        Warn("has not changed any rows: the first view that it was given after fitting is not the one that it was fitted on. The model was trained on rows as they are. Append the step to the pipeline that holds the trainer and call Fit on that, or use Resample(trainer, sampler)");
        return input;
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Identity.GetOutputSchema(inputSchema);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)Identity).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)Identity).Save(ctx);

    // The end of a nested pipeline: its rows are transformed anew for the trainer behind it, past the gate.
    private void WarnIfUnread()
    {
        if (Interlocked.Exchange(ref made, null) is { WasRead: false })
        {
            Warn("made rows that nothing has read: no trainer stands behind it in its own pipeline. Append it to the pipeline that holds the trainer, not to one that is appended as a whole, or use Resample(trainer, sampler)");
        }
    }

    private void Warn(string what) => ContextLog.Warn(rows.Context, $"The step with {rows.Sampler.GetType().Name} by column '{rows.Columns.Class}' {what}.");
}
