using CollapseGuard.Observations;

namespace CollapseGuard.Monitoring;

/// <summary>The predictions that a verdict rests on: those of the last epoch that ended, or of about the second half of the run.</summary>
/// <remarks>
/// A window keeps about 32,768 rows (fewer of many outputs, at least 8,192), a sample of all its batches when there are more: a share is then known to .3 %,
/// an area under the curve to less, and neither time nor memory grows with the run. Memory is taken at the first batch.
/// </remarks>
internal sealed class PredictionWindow(TrainingTask task)
{
    private const int FirstWindow = 32;

    private WindowRows? current;
    private WindowRows? previous;
    private BatchThinning thinning = new(1);
    private long batches;
    private long epochRows;
    private long nextTurn = FirstWindow;

    /// <summary>Rows kept of a window when it holds more.</summary>
    public static int MostRows(int outputCount) => Math.Clamp((1 << 18) / outputCount, 1 << 13, 1 << 15);

    /// <summary>Adds a batch: numbers n x m beside targets n x m; probabilities n x k beside class numbers.</summary>
    public void Add(ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets, ReadOnlySpan<int> classes)
    {
        int rows = outputs.Length / outputCount;
        if (current is null || current.OutputCount != outputCount)
        {
            int reserved = 2 * MostRows(outputCount);
            (current, previous) = (new WindowRows(task, outputCount, reserved), new WindowRows(task, outputCount, reserved));
            thinning = new BatchThinning(MostRows(outputCount));
            thinning.Begin((double)rows * (nextTurn == long.MaxValue ? 1 : nextTurn - batches));
        }

        epochRows += rows;
        current.OfferedRows += rows;
        if (thinning.Keeps(current.Count + rows))
        {
            current.Add(outputs, targets, classes);
        }

        if (++batches == nextTurn)
        {
            // Without epochs: forget the first half, so that what was predicted before learning does not count for ever.
            Turn(expectedRows: (double)current.OfferedRows * (batches == FirstWindow ? 1 : 2));
            nextTurn *= 2;
        }
    }

    public void EndEpoch()
    {
        if (current is { Count: > 0 })
        {
            Turn(expectedRows: epochRows);
        }

        (batches, epochRows, nextTurn) = (0, 0, long.MaxValue);
    }

    public Snapshot ToSnapshot() =>
        (current is { Count: > 0 } && current.OfferedRows >= previous!.OfferedRows ? current : previous is { Count: > 0 } ? previous : current)?.ToSnapshot() ?? new Snapshot();

    private void Turn(double expectedRows)
    {
        WindowRows next = previous!;
        next.Reset();
        (previous, current) = (current, next);
        thinning.Begin(expectedRows);
    }
}
