using System.Numerics;

namespace CollapseGuard.Monitoring;

/// <summary>Compares all pairs among the rows of a batch that are looked at, one output at a time.</summary>
/// <remarks>Counts only, so the order of the rows does not matter where all rows are looked at. Allocates nothing after construction.</remarks>
internal sealed class RegressionPairs
{
    // All pairs of all watched outputs: 8,128 pairs of 128 rows take a few microseconds.
    private const int PairBudget = 8_128;

    // Targets nearer than this many roundings of the greatest float cannot be told apart (statistics of the batch test use the same 8 ulp).
    private const float TargetResolution = 8 * 1.1920929e-7f;

    private readonly float[] outputs;
    private readonly float[] targets;
    private readonly float narrowRatio;
    private readonly int rowLimit;

    public RegressionPairs(int watchedOutputs, CollapseAlarmOptions options)
    {
        narrowRatio = (float)options.NarrowRatio;
        rowLimit = Math.Min(options.MaxRows, Math.Max(8, (int)Math.Sqrt(2.0 * PairBudget / watchedOutputs) + 1));
        outputs = new float[rowLimit];
        targets = new float[rowLimit];
    }

    /// <summary>Looks at one output of n x m outputs and targets. A row whose target is not finite has no pairs.</summary>
    public PairShares Compare(ReadOnlySpan<float> batch, ReadOnlySpan<float> batchTargets, int columns, int column)
    {
        int rows = batch.Length / columns;
        int taken = Math.Min(rows, rowLimit);
        int kept = 0;
        float greatest = 0;
        for (int i = 0; i < taken; i++)
        {
            int at = ((int)((long)i * rows / taken) * columns) + column;
            if (!float.IsFinite(batch[at]))
            {
                return PairShares.NonFinite;
            }

            if (float.IsFinite(batchTargets[at]))
            {
                outputs[kept] = batch[at];
                targets[kept++] = batchTargets[at];
                greatest = Math.Max(greatest, Math.Abs(batchTargets[at]));
            }
        }

        return Count(outputs.AsSpan(0, kept), targets.AsSpan(0, kept), greatest * TargetResolution);
    }

    private PairShares Count(ReadOnlySpan<float> p, ReadOnlySpan<float> y, float resolution)
    {
        int width = Vector<float>.Count;
        Vector<int> usable = default, narrow = default, concordant = default;
        var rest = new Tally();
        for (int i = 0; i < p.Length - 1; i++)
        {
            int j = i + 1;
            var pi = new Vector<float>(p[i]);
            var yi = new Vector<float>(y[i]);
            for (; j <= p.Length - width; j += width)
            {
                Vector<float> dp = pi - new Vector<float>(p[j..]);
                Vector<float> dy = yi - new Vector<float>(y[j..]);
                Vector<int> isUsable = Vector.GreaterThan(Vector.Abs(dy), new Vector<float>(resolution));
                Vector<int> isNarrow = isUsable & Vector.LessThan(Vector.Abs(dp), Vector.Abs(dy) * narrowRatio);
                Vector<int> agrees = Vector.GreaterThanOrEqual(Vector.AsVectorInt32(dp) ^ Vector.AsVectorInt32(dy), Vector<int>.Zero);
                usable -= isUsable;
                narrow -= isNarrow;
                concordant -= Vector.AndNot(isUsable & agrees, isNarrow);
            }

            for (; j < p.Length; j++)
            {
                rest.Add(p[i] - p[j], y[i] - y[j], narrowRatio, resolution);
            }
        }

        return new PairShares(Vector.Sum(usable) + rest.Usable, Vector.Sum(narrow) + rest.Narrow, Vector.Sum(concordant) + rest.Concordant);
    }

    private struct Tally
    {
        public int Usable;
        public int Narrow;
        public int Concordant;

        public void Add(float dp, float dy, float ratio, float resolution)
        {
            if (Math.Abs(dy) > resolution)
            {
                Usable++;
                bool isNarrow = Math.Abs(dp) < Math.Abs(dy) * ratio;
                Narrow += isNarrow ? 1 : 0;
                Concordant += !isNarrow && dp < 0 == dy < 0 ? 1 : 0;
            }
        }
    }
}
