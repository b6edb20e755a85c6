using CollapseGuard.Observations;

namespace CollapseGuard.Monitoring;

/// <summary>The predictions that a verdict rests on: those of the last epoch that ended, or of about the second half of the run.</summary>
internal sealed class PredictionWindow(TrainingTask task)
{
    private Predictions? current;
    private Predictions? previous;
    private long batches;
    private long nextTurn = 32;

    /// <summary>Adds a batch: numbers n x m beside targets n x m; probabilities n x k beside class numbers.</summary>
    public void Add(ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets, ReadOnlySpan<int> classes)
    {
        if (current is null || current.OutputCount != outputCount)
        {
            (current, previous) = (new Predictions(task, outputCount), null);
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
        Predictions next = previous ?? new Predictions(task, current!.OutputCount);
        next.Reset();
        (previous, current) = (current, next);
    }

    private sealed class Predictions(TrainingTask task, int outputCount)
    {
        private readonly RegressionAccumulator? numbers = task == TrainingTask.Regression ? new(outputCount) : null;
        private readonly ScoreAccumulator? scores = task == TrainingTask.Binary ? new(.5, areProbabilities: true) : null;
        private readonly ProbabilityAccumulator? probabilities = task == TrainingTask.Multiclass ? new(outputCount) : null;
        private readonly OutputAccumulator? unlabelled = task == TrainingTask.Unknown ? new(outputCount) : null;
        private bool[] flags = [];

        public int OutputCount => outputCount;

        public long Count => numbers?.Count ?? scores?.Count ?? probabilities?.Count ?? unlabelled!.Count;

        public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> classes)
        {
            numbers?.Add(outputs, targets);
            unlabelled?.Add(outputs);
            probabilities?.Add(outputs, classes);
            if (scores is not null)
            {
                if (flags.Length < classes.Length)
                {
                    flags = new bool[classes.Length];
                }

                for (int i = 0; i < classes.Length; i++)
                {
                    flags[i] = classes[i] == 1;
                }

                scores.Add(outputs, flags.AsSpan(0, classes.Length));
            }
        }

        public void Reset()
        {
            numbers?.Reset();
            scores?.Reset();
            probabilities?.Reset();
            unlabelled?.Reset();
        }

        public Snapshot ToSnapshot() => numbers?.ToSnapshot() ?? scores?.ToSnapshot() ?? probabilities?.ToSnapshot() ?? unlabelled!.ToSnapshot();
    }
}
