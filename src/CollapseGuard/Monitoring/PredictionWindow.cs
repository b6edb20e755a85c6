using CollapseGuard.Observations;

namespace CollapseGuard.Monitoring;

/// <summary>The predictions that a verdict rests on: those of the last epoch that ended, or of about the second half of the run.</summary>
internal sealed class PredictionWindow(TrainingTask task)
{
    private WindowRows? current;
    private WindowRows? previous;
    private long batches;
    private long nextTurn = 32;

    /// <summary>Adds a batch: numbers n x m beside targets n x m; probabilities n x k beside class numbers.</summary>
    public void Add(ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets, ReadOnlySpan<int> classes)
    {
        if (current is null || current.OutputCount != outputCount)
        {
            (current, previous) = (new WindowRows(task, outputCount), null);
        }

        current.Add(outputs, targets, classes);
        if (++batches == nextTurn)
        {
            // Without epochs: forget the first half, so that what was predicted before learning does not count for ever.
            nextTurn *= 2;
            Turn();
        }
    }

    public void EndEpoch()
    {
        if (current is { Count: > 0 })
        {
            Turn();
        }

        (batches, nextTurn) = (0, long.MaxValue);
    }

    public Snapshot ToSnapshot() =>
        (current is { Count: > 0 } && (previous is null || current.Count >= previous.Count) ? current : previous ?? current)?.ToSnapshot() ?? new Snapshot();

    private void Turn()
    {
        WindowRows next = previous ?? new WindowRows(task, current!.OutputCount);
        next.Reset();
        (previous, current) = (current, next);
    }
}
