namespace CollapseGuard.MLNet.Thresholds;

/// <summary>Every decision that some threshold makes: one point between each two neighbouring distinct scores, and both ends.</summary>
internal sealed class ThresholdSweep
{
    private ThresholdSweep(ThresholdPoint[] points, float[] gaps) => (Points, this.gaps) = (points, gaps);

    private readonly float[] gaps;

    /// <summary>Thresholds descending: from "none positive" to "all positive".</summary>
    public IReadOnlyList<ThresholdPoint> Points { get; }

    /// <summary>Counts each point in one walk down the sorted scores. NaN and -infinity are negative at every threshold, +infinity positive.</summary>
    public static ThresholdSweep Over(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual)
    {
        var sorted = new List<(float Score, bool Positive)>(scores.Length);
        long truePositives = 0, falsePositives = 0, positives = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            positives += actual[row] ? 1 : 0;
            if (float.IsFinite(scores[row]))
            {
                sorted.Add((scores[row], actual[row]));
            }
            else if (float.IsPositiveInfinity(scores[row]))
            {
                truePositives += actual[row] ? 1 : 0;
                falsePositives += actual[row] ? 0 : 1;
            }
        }

        sorted.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        long negatives = scores.Length - positives;
        var points = new List<ThresholdPoint>();
        var gaps = new List<float>();
        Add(float.MaxValue, 0);
        for (int i = 0; i < sorted.Count; i++)
        {
            truePositives += sorted[i].Positive ? 1 : 0;
            falsePositives += sorted[i].Positive ? 0 : 1;
            if (i + 1 == sorted.Count)
            {
                Add(float.MinValue, 0);
            }
            else if (sorted[i].Score != sorted[i + 1].Score)
            {
                Add(Between(sorted[i + 1].Score, sorted[i].Score), sorted[i].Score - sorted[i + 1].Score);
            }
        }

        return new ThresholdSweep([.. points], [.. gaps]);

        void Add(float threshold, float gap)
        {
            points.Add(new ThresholdPoint(threshold, truePositives, falsePositives, positives - truePositives, negatives - falsePositives));
            gaps.Add(gap);
        }
    }

    /// <summary>The point of greatest value; of equals the one of fewest errors, then in the widest gap between scores, then of least threshold. Null when no point has a value.</summary>
    public ThresholdPoint? Best(ThresholdObjective objective)
    {
        int best = -1;
        double greatest = double.NaN;
        for (int i = 0; i < Points.Count; i++)
        {
            double value = objective.ValueAt(Points[i]);
            if (!double.IsNaN(value) && (best < 0 || value > greatest || (value == greatest && IsPreferred(i, best))))
            {
                (best, greatest) = (i, value);
            }
        }

        return best < 0 ? null : Points[best];
    }

    private bool IsPreferred(int point, int other)
    {
        long more = Errors(point) - Errors(other);
        return more < 0 || (more == 0 && gaps[point] >= gaps[other]);

        long Errors(int i) => Points[i].FalsePositives + Points[i].FalseNegatives;
    }

    /// <summary>The middle; where floats leave none, the lower one, which is not greater than itself.</summary>
    private static float Between(float lower, float upper)
    {
        float middle = (float)(lower + (((double)upper - lower) / 2));
        return middle < upper ? middle : lower;
    }
}
