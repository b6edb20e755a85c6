using System.Collections;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>
/// Every row once an epoch, in an order in which each batch holds the classes in the proportion of the data, give or take one row
/// a class: pass it as <c>shuffler</c> to TorchSharp's <c>DataLoader</c> with the same batch size.
/// </summary>
/// <remarks>
/// A rare class is spread over the batches instead of missing from most of them by chance; its share stays what it is (see
/// <see cref="WeightedRandomSampler"/> to change it). Every enumeration is another epoch; the same seed gives the same epochs. Not for two threads at once.
/// </remarks>
public sealed class StratifiedBatchSampler : IEnumerable<long>
{
    private readonly long[][] _rowsByClass;
    private readonly int _rowCount;
    private readonly int _seed;
    private int _epoch;

    /// <param name="labels">Class of each row of the data set, (n), whole numbers.</param>
    /// <param name="batchSize">Rows in a batch, at least 2; the last batch may be smaller.</param>
    /// <param name="seed">Decides the order.</param>
    public StratifiedBatchSampler(Tensor labels, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 2);
        long[] classes = Labels.Read(labels);
        _rowsByClass = [.. classes.Select((label, row) => (label, Row: (long)row)).GroupBy(pair => pair.label, pair => pair.Row).OrderBy(group => group.Key).Select(group => group.ToArray())];
        (_rowCount, BatchSize, _seed) = (classes.Length, batchSize, seed);
    }

    /// <summary>Rows in a batch; give the data loader the same number.</summary>
    public int BatchSize { get; }

    /// <summary>The order of the next epoch.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Order(new Random(unchecked((_seed * 486187739) + _epoch++)))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long[] Order(Random random)
    {
        var order = new long[_rowCount];
        var places = new double[_rowCount];
        int at = 0;
        foreach (long[] rows in _rowsByClass)
        {
            long[] shuffled = [.. rows];
            random.Shuffle(shuffled);
            double start = random.NextDouble();
            for (int i = 0; i < shuffled.Length; i++, at++)
            {
                // Evenly spaced over the epoch: any stretch of it holds its share of the class.
                (order[at], places[at]) = (shuffled[i], (i + start) / shuffled.Length);
            }
        }

        Array.Sort(places, order);
        for (int batch = 0; batch < _rowCount; batch += BatchSize)
        {
            random.Shuffle(order.AsSpan(batch, Math.Min(BatchSize, _rowCount - batch)));
        }

        return order;
    }
}
