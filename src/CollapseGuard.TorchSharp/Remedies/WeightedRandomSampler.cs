using System.Collections;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>
/// Row numbers drawn with replacement, by weight: pass it as <c>shuffler</c> to TorchSharp's <c>DataLoader</c>, which has no sampler of its own.
/// </summary>
/// <remarks>
/// Every enumeration is another epoch with other draws; the same seed gives the same epochs. Only for training rows, after the split. Not for two threads at once.
/// </remarks>
public sealed class WeightedRandomSampler : IEnumerable<long>
{
    private readonly double[] _cumulative;
    private readonly int _last;
    private readonly int _seed;
    private int _epoch;

    /// <param name="weights">One a row, not negative, finite, at least one positive; need not add up to 1.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="sampleCount">Draws an epoch; as many as there are rows when null, which is what <c>DataLoader.Count</c> reckons with.</param>
    /// <exception cref="ArgumentException">No weights, a negative or not finite one, or none positive.</exception>
    public WeightedRandomSampler(ReadOnlySpan<double> weights, int seed, int? sampleCount = null)
    {
        _cumulative = new double[weights.Length];
        double sum = 0;
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0) || !double.IsFinite(weights[row]))
            {
                throw new ArgumentException($"'weights[{row}]' is {weights[row]}; weights must be finite and not negative.", nameof(weights));
            }

            sum += weights[row];
            _cumulative[row] = sum;
            _last = weights[row] > 0 ? row : _last;
        }

        if (!(sum > 0) || !double.IsFinite(sum))
        {
            throw new ArgumentException($"The {weights.Length} weights add up to {sum}; at least one must be positive and the sum finite.", nameof(weights));
        }

        SampleCount = sampleCount ?? weights.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(SampleCount, 1, nameof(sampleCount));
        _seed = seed;
    }

    /// <summary>Row numbers in one epoch.</summary>
    public int SampleCount { get; }

    /// <summary>A sampler that draws every class equally often.</summary>
    /// <param name="labels">Class of each row of the data set, (n), whole numbers from 0; classes without rows are passed over.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="sampleCount">Draws an epoch; n when null.</param>
    public static WeightedRandomSampler Balanced(Tensor labels, int seed, int? sampleCount = null)
    {
        long[] classes = Labels.Read(labels);
        Dictionary<long, int> counts = classes.CountBy(label => label).ToDictionary();
        double[] weights = [.. classes.Select(label => 1.0 / counts[label])];
        return new WeightedRandomSampler(weights, seed, sampleCount);
    }

    /// <summary>The draws of the next epoch.</summary>
    public IEnumerator<long> GetEnumerator() => Draw(new Random(unchecked((_seed * 486187739) + _epoch++)));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<long> Draw(Random random)
    {
        for (int draw = 0; draw < SampleCount; draw++)
        {
            // The first row whose cumulative weight exceeds the point: a row of weight 0 is never met.
            double point = random.NextDouble() * _cumulative[^1];
            int low = 0, high = _last;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = _cumulative[middle] > point ? (low, middle) : (middle + 1, high);
            }

            yield return low;
        }
    }
}
