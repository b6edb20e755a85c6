using CollapseGuard.Observations;

namespace CollapseGuard.Monitoring;

/// <summary>Predictions of one window. Rows of small batches are gathered and observed a block at a time: observing is vectorized, and costs several times as much by 64 rows.</summary>
internal sealed class WindowRows
{
    private const int BlockNumbers = 8192;
    private const int LeastRows = 16;
    private const int MostRows = 1024;

    /// <summary>Outputs that room is made for at once: some 300 kB each.</summary>
    private const int MostReserved = 16;

    private readonly int outputCount;
    private readonly RegressionAccumulator? numbers;
    private readonly ScoreAccumulator? scores;
    private readonly ProbabilityAccumulator? probabilities;
    private readonly OutputAccumulator? unlabelled;
    private readonly float[] heldOutputs;
    private readonly float[] heldTargets;
    private readonly int[] heldClasses;
    private readonly int capacity;
    private bool[] flags;
    private int held;

    /// <summary>Makes a window that holds nothing.</summary>
    /// <param name="task">What the network answers.</param>
    /// <param name="outputCount">Outputs a row.</param>
    /// <param name="reservedRows">Rows to make room for at once; 0 to take memory as rows come, as many outputs always do.</param>
    public WindowRows(TrainingTask task, int outputCount, int reservedRows = 0)
    {
        this.outputCount = outputCount;
        ObservationOptions options = ObservationOptions.Default with { ReservedRows = outputCount <= MostReserved ? reservedRows : 0 };
        numbers = task == TrainingTask.Regression ? new(outputCount, options: options) : null;
        scores = task == TrainingTask.Binary ? new(.5, areProbabilities: true, options: options) : null;
        probabilities = task == TrainingTask.Multiclass ? new(outputCount, options: options) : null;
        unlabelled = task == TrainingTask.Unknown ? new(outputCount, options: options) : null;
        capacity = Math.Clamp(BlockNumbers / outputCount, LeastRows, MostRows);
        heldOutputs = new float[capacity * outputCount];
        heldTargets = new float[numbers is null ? 0 : capacity * outputCount];
        heldClasses = new int[scores is null && probabilities is null ? 0 : capacity];
        flags = new bool[scores is null ? 0 : capacity];
        SortScratch.Current.Reserve();
    }

    public int OutputCount => outputCount;

    /// <summary>Rows that the window was offered, kept or not.</summary>
    public long OfferedRows { get; set; }

    public long Count => held + (numbers?.Count ?? scores?.Count ?? probabilities?.Count ?? unlabelled!.Count);

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> classes)
    {
        int rows = outputs.Length / outputCount;
        if (held + rows > capacity)
        {
            Flush();
        }

        if (rows > capacity)
        {
            Observe(outputs, targets, classes);
            return;
        }

        outputs.CopyTo(heldOutputs.AsSpan(held * outputCount));
        if (numbers is not null)
        {
            targets.CopyTo(heldTargets.AsSpan(held * outputCount));
        }

        classes.CopyTo(heldClasses.AsSpan(Math.Min(held, heldClasses.Length)));
        held += rows;
    }

    public void Reset()
    {
        held = 0;
        OfferedRows = 0;
        numbers?.Reset();
        scores?.Reset();
        probabilities?.Reset();
        unlabelled?.Reset();
    }

    public Snapshot ToSnapshot()
    {
        Flush();
        return numbers?.ToSnapshot() ?? scores?.ToSnapshot() ?? probabilities?.ToSnapshot() ?? unlabelled!.ToSnapshot();
    }

    private void Flush()
    {
        if (held > 0)
        {
            Observe(
                heldOutputs.AsSpan(0, held * outputCount),
                heldTargets.AsSpan(0, numbers is null ? 0 : held * outputCount),
                heldClasses.AsSpan(0, Math.Min(held, heldClasses.Length)));
            held = 0;
        }
    }

    private void Observe(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> classes)
    {
        numbers?.Add(outputs, targets);
        unlabelled?.Add(outputs);
        probabilities?.Add(outputs, classes);
        if (scores is not null)
        {
            if (flags.Length < classes.Length)
            {
                flags = new bool[Math.Max(capacity, classes.Length)];
            }

            for (int i = 0; i < classes.Length; i++)
            {
                flags[i] = classes[i] == 1;
            }

            scores.Add(outputs, flags.AsSpan(0, classes.Length));
        }
    }
}
