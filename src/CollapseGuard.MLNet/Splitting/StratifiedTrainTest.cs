using Microsoft.ML;

namespace CollapseGuard.MLNet.Splitting;

/// <summary>Two views of one source. Nothing is copied: each reads the source and passes over the rows of the other. Immutable.</summary>
/// <remarks>The source must give the same rows in the same order at every pass. A pass that ends at another count fails and says so; an order that changes unseen would mix the sides: cache a source that shuffles. The views keep the source's order: for trainers that want rows mixed, put Data.ShuffleRows behind them.</remarks>
public sealed record StratifiedTrainTest
{
    /// <summary>The rows to train on; every column as in the source.</summary>
    public required IDataView TrainSet { get; init; }

    /// <summary>The rows held out.</summary>
    public required IDataView TestSet { get; init; }

    /// <summary>Rows of each class (or bin of a numeric label) on each side.</summary>
    public required IReadOnlyList<ClassRows> Classes { get; init; }

    /// <summary>What could not be as asked: classes of one row, classes within one group.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
