using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>One output of a regression and its target.</summary>
internal sealed class RegressionColumn(string name, ObservationOptions options)
{
    private readonly ValueAccumulator predicted = new(name, options);
    private readonly ValueAccumulator actual = new(name, options with { OrderStatistics = options.TargetOrderStatistics });
    private readonly PairAccumulator pair = new();
    private readonly ColumnBuffer left = new(options.ReservedRows > 0);
    private readonly ColumnBuffer right = new(options.ReservedRows > 0);

    public ObservationOptions Options => options;

    /// <summary>Adds one column of at most <see cref="MomentKernel.Rows"/> rows, n x m; returns the two columns as doubles, valid until the next call.</summary>
    public (ReadOnlyMemory<double> Predicted, ReadOnlyMemory<double> Actual) Add<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> y, int columns, int column)
        where T : unmanaged
    {
        p = left.Take(p, columns, column);
        y = right.Take(y, columns, column);
        predicted.AddBlock(p);
        actual.AddBlock(y);
        return pair.Add(p, y);
    }

    public void Merge(RegressionColumn other)
    {
        predicted.Merge(other.predicted);
        actual.Merge(other.actual);
        pair.Merge(other.pair);
    }

    public void Reset()
    {
        predicted.Reset();
        actual.Reset();
        pair.Reset();
    }

    public RegressionSummary Summarize() =>
        new() { Name = name, Predicted = predicted.Summarize(), Actual = actual.Summarize(), Pair = pair.Total };
}
