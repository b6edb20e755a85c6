using Microsoft.ML;

namespace CollapseGuard.MLNet;

/// <summary>A transformer of ours that is made of others: what looks into a chain looks into these too.</summary>
internal interface IStepwise
{
    /// <summary>The transformers that rows pass, in order.</summary>
    IEnumerable<ITransformer> Steps { get; }
}
