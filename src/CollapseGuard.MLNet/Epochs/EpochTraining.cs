using Microsoft.ML;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>A model trained epoch by epoch, with its history. Immutable, as far as the model is.</summary>
/// <remarks>Not the model that the trainer's own Fit gives: each epoch begins at the last one's weights with fresh learning rates, averages and line searches, and the best epoch was chosen by the validation rows, which are no fair test any more.</remarks>
/// <typeparam name="TTransformer">The trainer's transformer.</typeparam>
public sealed record EpochTraining<TTransformer>
    where TTransformer : class, ITransformer
{
    /// <summary>The model of the best epoch; nothing of ours is in it.</summary>
    public required TTransformer Model { get; init; }

    /// <summary>The epoch that it is of, counted from 1.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Every epoch.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>Why training ended.</summary>
    public required EpochStop StoppedBy { get; init; }

    /// <summary>What the trainer threw; null when it did not.</summary>
    public required Exception? Failure { get; init; }

    /// <summary>The diagnosis: the best model on validation rows, and the course of the training.</summary>
    public required CollapseReport Report { get; init; }

    /// <summary>One line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Warm-started training, {Epochs.Count} epochs, stopped by {StoppedBy}; best epoch {BestEpoch} with {Epochs[BestEpoch - 1].Metric} {Epochs[BestEpoch - 1].Value:0.####}. {Report.Outcome}: {Report.Headline}");
}
