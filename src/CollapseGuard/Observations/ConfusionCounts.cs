using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>A confusion matrix that grows with the codes it sees.</summary>
internal sealed class ConfusionCounts(int capacity)
{
    private long[] counts = new long[capacity * capacity];
    private int capacity = capacity;

    /// <summary>Makes room for codes below <paramref name="classCount"/>.</summary>
    public void Reserve(int classCount)
    {
        if (classCount <= capacity)
        {
            return;
        }

        int wider = Math.Max(classCount, 2 * capacity);
        long[] moved = new long[wider * wider];
        for (int row = 0; row < capacity; row++)
        {
            counts.AsSpan(row * capacity, capacity).CopyTo(moved.AsSpan(row * wider));
        }

        (counts, capacity) = (moved, wider);
    }

    public void Add(int predicted, int actual, long rows = 1) => counts[(actual * capacity) + predicted] += rows;

    public void Add(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual)
    {
        long[] into = counts;
        for (int i = 0; i < actual.Length; i++)
        {
            into[(actual[i] * capacity) + predicted[i]]++;
        }
    }

    public void Merge(ConfusionCounts other)
    {
        Reserve(other.capacity);
        for (int row = 0; row < other.capacity; row++)
        {
            for (int column = 0; column < other.capacity; column++)
            {
                counts[(row * capacity) + column] += other.counts[(row * other.capacity) + column];
            }
        }
    }

    public void Reset() => Array.Clear(counts);

    public ConfusionMatrix ToMatrix(int classCount)
    {
        long[] trimmed = new long[classCount * classCount];
        int kept = Math.Min(classCount, capacity);
        for (int row = 0; row < kept; row++)
        {
            counts.AsSpan(row * capacity, kept).CopyTo(trimmed.AsSpan(row * classCount));
        }

        return new ConfusionMatrix(classCount, trimmed);
    }
}
