using CollapseGuard.Summaries;

namespace CollapseGuard.Monitoring;

/// <summary>Variance of the targets within batches beside that of all rows: a sorted file that is not shuffled gives batches of one class.</summary>
internal sealed class BatchMix
{
    private long batches;
    private long singles;
    private double rows;
    private double within;
    private double expected;
    private double mean;
    private double squares;

    /// <summary>Adds one batch; the first output's targets, or class numbers.</summary>
    public void Add(ReadOnlySpan<float> targets, int stride)
    {
        int n = targets.Length / stride;
        if (n < 2)
        {
            return;
        }

        double sum = 0;
        double batchSquares = 0;
        float least = float.PositiveInfinity, greatest = float.NegativeInfinity;
        for (int i = 0; i < targets.Length; i += stride)
        {
            float value = targets[i];
            if (!float.IsFinite(value))
            {
                return;
            }

            sum += value;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        double batchMean = sum / n;
        for (int i = 0; i < targets.Length; i += stride)
        {
            double d = targets[i] - batchMean;
            batchSquares += d * d;
        }

        double delta = batchMean - mean;
        squares += batchSquares + (delta * delta * rows * n / (rows + n));
        rows += n;
        mean += delta * n / rows;
        within += batchSquares;
        expected += n - 1;
        batches++;
        singles += least == greatest ? 1 : 0;
    }

    public BatchMixSummary? Summarize() => batches == 0 || squares <= 0
        ? null
        : new BatchMixSummary(batches, within / squares, expected / rows, (double)singles / batches);
}
