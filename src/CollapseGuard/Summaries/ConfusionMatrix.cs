namespace CollapseGuard.Summaries;

/// <summary>Counts of (actual, predicted) pairs of classes. Immutable.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] counts;
    private readonly long[] actual;
    private readonly long[] predicted;

    /// <summary>Copies counts.</summary>
    /// <param name="classCount">Number of classes k.</param>
    /// <param name="counts">k x k, row-major: row = actual, column = predicted; none negative.</param>
    /// <exception cref="ArgumentException">The length is not k².</exception>
    public ConfusionMatrix(int classCount, ReadOnlySpan<long> counts)
    {
        if (counts.Length != (long)classCount * classCount)
        {
            throw new ArgumentException($"'counts' has {counts.Length} entries; a matrix of {classCount} classes has {(long)classCount * classCount}.", nameof(counts));
        }

        ClassCount = classCount;
        this.counts = counts.ToArray();
        actual = new long[classCount];
        predicted = new long[classCount];
        for (int a = 0; a < classCount; a++)
        {
            for (int p = 0; p < classCount; p++)
            {
                long count = this.counts[(a * classCount) + p];
                actual[a] += count;
                predicted[p] += count;
                Total += count;
            }
        }
    }

    /// <summary>Number of classes k.</summary>
    public int ClassCount { get; }

    /// <summary>All rows.</summary>
    public long Total { get; }

    /// <summary>Rows of each actual class.</summary>
    public ReadOnlySpan<long> ActualCounts => actual;

    /// <summary>Rows of each predicted class.</summary>
    public ReadOnlySpan<long> PredictedCounts => predicted;

    /// <summary>Rows of class <paramref name="actualClass"/> that were predicted as <paramref name="predictedClass"/>.</summary>
    /// <param name="actualClass">Code of the true class.</param>
    /// <param name="predictedClass">Code of the predicted class.</param>
    public long this[int actualClass, int predictedClass] => counts[(actualClass * ClassCount) + predictedClass];

    /// <summary>Share of a class's rows that were predicted right, in [0, 1]; NaN when the class has no rows.</summary>
    /// <param name="class">Code of the class.</param>
    public double Recall(int @class) => (double)this[@class, @class] / actual[@class];
}
