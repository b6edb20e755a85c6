namespace CollapseGuard.Summaries;

/// <summary>An immutable sample of ordered values with weights, from which any quantile can be read.</summary>
public sealed class QuantileSummary
{
    private readonly float[] values;
    private readonly long[] cumulative;

    /// <summary>Takes over ordered values and their running weights.</summary>
    /// <param name="values">Ascending.</param>
    /// <param name="cumulative">Running sum of weights, same length; the last is the number of rows.</param>
    /// <param name="rankError">Bound on the rank error, in [0, 1]; 0 when exact.</param>
    internal QuantileSummary(float[] values, long[] cumulative, double rankError)
    {
        this.values = values;
        this.cumulative = cumulative;
        RankError = rankError;
    }

    /// <summary>The summary of nothing; every quantile is NaN.</summary>
    public static QuantileSummary Empty { get; } = new([], [], 0);

    /// <summary>How far the rank of an answer may be from the rank asked for, as a share of all rows; 0 when exact.</summary>
    public double RankError { get; }

    /// <summary>Number of rows summarized.</summary>
    public long Count => cumulative.Length == 0 ? 0 : cumulative[^1];

    /// <summary>The value at a share of the ordered rows; NaN when there are none.</summary>
    /// <param name="share">In [0, 1]: .5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside [0, 1].</exception>
    public double Quantile(double share)
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile's share must be in [0, 1].");
        }

        if (values.Length == 0)
        {
            return double.NaN;
        }

        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        int index = Array.BinarySearch(cumulative, rank);
        return values[Math.Min(index >= 0 ? index : ~index, values.Length - 1)];
    }
}
