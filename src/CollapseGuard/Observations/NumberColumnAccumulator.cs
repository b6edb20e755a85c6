using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches one column of numbers, in double: what is missing, moments, different values, extremes and quantiles.</summary>
/// <remarks>
/// One pass, bounded memory. Counts, moments, extremes and up to 4,096 different values are exact; beyond, different values are estimated
/// (standard error 0.8 %) and quantiles carry their rank error. Belongs to one thread at a time; merge accumulators to use several.
/// </remarks>
public sealed class NumberColumnAccumulator
{
    private readonly string name;
    private readonly OrderSketch order = new(isOneOfMany: true);
    private readonly DistinctNumbers distinct = new();
    private ExtremeTracker least = new(1);
    private ExtremeTracker greatest = new(-1);
    private MomentSummary moments = MomentSummary.Empty;
    private long count;
    private long missing;
    private long nans;
    private long infinities;
    private long whole;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="name">The column's name.</param>
    public NumberColumnAccumulator(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        this.name = name;
    }

    /// <summary>Adds numbers; <see cref="MissingNumber.Value"/> is missing, any other NaN is not a number.</summary>
    /// <param name="values">Any number of them.</param>
    public void Add(ReadOnlySpan<double> values)
    {
        for (int first = 0; first < values.Length; first += MomentKernel.MostRows)
        {
            AddBlock(values.Slice(first, Math.Min(MomentKernel.MostRows, values.Length - first)));
        }
    }

    /// <summary>Adds rows without a value.</summary>
    /// <param name="rows">How many, at least 0.</param>
    public void AddMissing(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        count += rows;
        missing += rows;
    }

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Another accumulator.</param>
    public void Merge(NumberColumnAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        order.Merge(other.order);
        distinct.Merge(other.distinct);
        least.Merge(other.least);
        greatest.Merge(other.greatest);
        moments = MomentSummary.Combine(moments, other.moments);
        count += other.count;
        missing += other.missing;
        nans += other.nans;
        infinities += other.infinities;
        whole += other.whole;
    }

    /// <summary>Forgets everything seen.</summary>
    public void Reset()
    {
        order.Reset();
        distinct.Reset();
        (least, greatest) = (new ExtremeTracker(1), new ExtremeTracker(-1));
        moments = MomentSummary.Empty;
        count = missing = nans = infinities = whole = 0;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public ColumnSummary Summarize()
    {
        ValueSummary sketched = order.Describe(new ValueSummary { Name = name, Count = count, Moments = moments });
        List<(double Value, long Count)> values = distinct.Values();
        if (!distinct.IsExact)
        {
            values.RemoveAll(v => v.Count * ColumnSummary.LeastListedShare < moments.Count);
        }

        // What became frequent late is known to the sketch only, and there as a float.
        bool isLate = values.Count == 0 ? sketched.Modal.MinimumCount * ColumnSummary.LeastListedShare >= moments.Count
            : sketched.Modal.MinimumCount > values[0].Count && (float)values[0].Value != (float)sketched.Modal.Value;
        return new ColumnSummary
        {
            Name = name,
            Kind = ColumnKind.Number,
            Count = count,
            MissingCount = missing,
            NaNCount = nans,
            InfinityCount = infinities,
            Moments = moments,
            WholeCount = whole,
            Distinct = distinct.Summarize(),
            ModalCount = isLate && !distinct.IsExact ? sketched.Modal.MinimumCount : values.Count > 0 ? values[0].Count : Math.Min(1, moments.Count),
            ModalValue = isLate && !distinct.IsExact ? Text(sketched.Modal.Value) : values.Count > 0 ? Text(values[0].Value) : "",
            Values = [.. values.Take(ColumnSummary.MostValues).Select(v => ValueCount.Of(v.Value, v.Count))],
            ValuesAreComplete = distinct.IsExact && values.Count <= ColumnSummary.MostValues,
            Quantiles = sketched.Quantiles,
            Least = least.Summarize(),
            Greatest = greatest.Summarize(),
        };
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static int CountWhole(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<Vector<double>> body = MemoryMarshal.Cast<double, Vector<double>>(values);
        Vector<long> matches = default;
        Vector<double> infinity = new(double.PositiveInfinity);
        foreach (Vector<double> x in body)
        {
            matches -= Vector.Equals(Vector.Floor(x), x) & Vector.LessThan(Vector.Abs(x), infinity);
        }

        long sum = Vector.Sum(matches);
        foreach (double x in values[(body.Length * Vector<double>.Count)..])
        {
            sum += Math.Floor(x) == x && double.IsFinite(x) ? 1 : 0;
        }

        return (int)sum;
    }

    private void AddBlock(ReadOnlySpan<double> block)
    {
        MomentSummary measured = MomentKernel.Measure(block, out int blockNans, out int blockInfinities);
        int blockMissing = blockNans == 0 ? 0 : MissingNumber.Count(block);
        count += block.Length;
        missing += blockMissing;
        nans += blockNans - blockMissing;
        infinities += blockInfinities;
        if (measured.Count == 0)
        {
            return;
        }

        moments = MomentSummary.Combine(moments, measured);
        whole += CountWhole(block);
        least.Add(block, measured.Minimum);
        greatest.Add(block, measured.Maximum);
        distinct.Add(block);
        order.Add(block);
    }
}
