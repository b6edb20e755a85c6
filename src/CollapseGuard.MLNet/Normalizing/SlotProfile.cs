using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>All that is known of one slot before it is normalized.</summary>
/// <param name="column">The column.</param>
/// <param name="slot">Its index in the column.</param>
/// <param name="name">Its name.</param>
/// <param name="counter">What all rows say.</param>
/// <param name="sample">Finite numbers of the sampled rows, ascending.</param>
internal sealed class SlotProfile(string column, int slot, string name, SlotCounter counter, float[] sample)
{
    public string Column => column;

    public int Slot => slot;

    public string Name => name;

    public SlotCounter Counter => counter;

    public MomentSummary Moments { get; } = counter.Moments;

    /// <summary>Never empty where there are numbers: the extremes stand in where all numbers escaped the sample.</summary>
    public ReadOnlySpan<float> Sample => sample.Length > 0 || IsEmpty ? sample : (float[])[counter.Minimum, counter.Maximum];

    public bool IsEmpty => counter.Count == 0;

    public bool IsConstant => counter.Count > 0 && counter.Minimum == counter.Maximum;

    /// <summary>Two different numbers, such as the 0 and 1 of an indicator.</summary>
    public bool HasTwoValues => counter.Minimum < counter.Maximum && !counter.HasBetween;

    /// <summary>|mean|/sd; NaN without a spread.</summary>
    public double OffCentreRatio => IsEmpty || IsConstant ? double.NaN : Math.Abs(Moments.Mean) / Moments.StandardDeviation;

    /// <summary>(q99 - q01)/(max - min); NaN where quantiles or the range say nothing.</summary>
    public double CentralShare { get; } = sample.Length < SlotSink.FewestSampledRows || !(counter.Minimum < counter.Maximum)
        ? double.NaN
        : (Quantile(sample, .99) - Quantile(sample, .01)) / ((double)counter.Maximum - counter.Minimum);

    /// <summary>q99/median of the magnitudes that are not 0; NaN with too few of them.</summary>
    public double TailRatio { get; } = TailOf(sample);

    /// <summary>Linear between neighbours (Hyndman and Fan's type 7).</summary>
    /// <param name="sorted">Ascending, not empty.</param>
    /// <param name="share">In [0, 1].</param>
    public static double Quantile(ReadOnlySpan<float> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }

    private static double TailOf(float[] sample)
    {
        float[] magnitudes = [.. sample.Where(x => x != 0).Select(Math.Abs)];
        if (magnitudes.Length < SlotSink.FewestSampledRows)
        {
            return double.NaN;
        }

        Array.Sort(magnitudes);
        return Quantile(magnitudes, .99) / Quantile(magnitudes, .5);
    }
}
