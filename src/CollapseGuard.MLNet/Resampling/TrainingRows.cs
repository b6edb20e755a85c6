using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>What becomes of rows before a trainer learns from them. Free to share.</summary>
internal abstract class TrainingRows
{
    /// <summary>The rows to train on.</summary>
    /// <exception cref="ArgumentException">A column is not there or has no fitting type.</exception>
    /// <exception cref="CollapseGuard.Resampling.ResamplingException">The rows do not fit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public abstract ResampledView Change(IDataView input);

    /// <summary>Refuses a shape that lacks a column which is read.</summary>
    /// <exception cref="ArgumentException">A column is not there.</exception>
    public abstract void Require(SchemaShape inputSchema);
}
