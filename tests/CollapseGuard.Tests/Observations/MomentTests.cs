using System.Numerics;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using CsCheck;

namespace CollapseGuard.Tests.Observations;

public class MomentTests
{
    private static readonly Gen<float> Number = Gen.Frequency(
        (20, Gen.Float[-1000, 1000]),
        (2, Gen.Const(0.25f)),
        (1, Gen.Int[0, 3].Select(i => new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f }[i])));

    [Fact]
    public void Merging_equals_adding_the_concatenation() =>
        Gen.Select(Number.Array[0, 3000], Number.Array[0, 3000]).Sample((first, second) =>
        {
            RegressionAccumulator whole = new(), left = new(), right = new();
            float[] all = [.. first, .. second], shifted = [.. all.Reverse()];
            whole.Add(all, shifted);
            left.Add(all.AsSpan(0, first.Length), shifted.AsSpan(0, first.Length));
            right.Add(all.AsSpan(first.Length), shifted.AsSpan(first.Length));
            left.Merge(right);
            AssertSame(whole.Summarize()[0], left.Summarize()[0]);
            Assert.Equal(whole.Count, left.Count);
        }, iter: 200, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Reset_forgets_everything() =>
        Gen.Select(Number.Array[0, 2000], Number.Array[0, 2000]).Sample((before, after) =>
        {
            ValueAccumulator used = new(), fresh = new();
            used.Add(before);
            used.Reset();
            used.Add(after);
            fresh.Add(after);
            AssertSame(fresh.Summarize(), used.Summarize());
        }, iter: 100, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        Gen.Select(Number.Array[1, 5000], Gen.Int).Sample((values, seed) =>
        {
            float[] shuffled = [.. values];
            new Random(seed).Shuffle(shuffled);
            ValueAccumulator one = new(), other = new();
            one.Add(values);
            other.Add(shuffled);
            AssertSame(one.Summarize(), other.Summarize());
        }, iter: 100, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Powers_of_two_scale_every_moment_exactly() =>
        Gen.Select(Number.Array[1, 3000], Gen.Int[-60, 60]).Sample((values, power) =>
        {
            double scale = Math.ScaleB(1, power);
            ValueAccumulator one = new(options: ObservationOptions.MomentsOnly), other = new(options: ObservationOptions.MomentsOnly);
            one.Add(values);
            other.Add([.. values.Select(value => MathF.ScaleB(value, power))]);
            MomentSummary a = one.Summarize().Moments, b = other.Summarize().Moments;
            if (a.Count > 0)
            {
                Assert.Equal((a.Mean * scale, a.SquaredDeviations * scale * scale), (b.Mean, b.SquaredDeviations));
                Assert.Equal((a.Minimum * scale, a.Maximum * scale), (b.Minimum, b.Maximum));
            }
        }, iter: 100, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Non_finite_entries_are_found_in_every_lane()
    {
        for (int length = 1; length < 70; length++)
        {
            for (int at = 0; at < length; at++)
            {
                float[] values = [.. Enumerable.Range(0, length).Select(i => (float)i)];
                values[at] = at % 2 == 0 ? float.NaN : float.PositiveInfinity;
                double[] wide = [.. values.Select(value => (double)value)];
                MomentSummary single = MomentKernel.Measure(values, out int nans, out int infinities);
                MomentSummary twice = MomentKernel.Measure(wide, out int wideNans, out int wideInfinities);
                Assert.Equal((length - 1, 1 - (at % 2), at % 2), (single.Count, nans, infinities));
                Assert.Equal((length - 1, 1 - (at % 2), at % 2), (twice.Count, wideNans, wideInfinities));
                Assert.Equal(length == 1 ? 0 : ((length * (length - 1) / 2.0) - at) / (length - 1), single.Mean, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e4)]
    [InlineData(-3e3)]
    public void Moments_stay_exact_wherever_the_mean_lies(double offset)
    {
        // The reference is rational arithmetic on the same doubles; float32 keeps the offset of 1e4 standard deviations.
        Random random = new(1);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => (double)(float)(offset + random.NextDouble()))];
        ValueAccumulator accumulator = new();
        accumulator.Add([.. values.Select(value => (float)value)]);
        BigInteger[] exact = [.. values.Select(value => (BigInteger)Math.ScaleB(value, 60))];
        BigInteger sum = exact.Aggregate(BigInteger.Add), squares = exact.Select(x => x * x).Aggregate(BigInteger.Add);
        double spread = Math.ScaleB((double)((squares * values.Length) - (sum * sum)), -120) / values.Length;

        MomentSummary moments = accumulator.Summarize().Moments;
        Assert.Equal((double)sum / Math.ScaleB(values.Length, 60), moments.Mean, 1e-12 * Math.Max(1, Math.Abs(offset)));
        Assert.Equal(spread, moments.SquaredDeviations, 1e-12 * spread);
    }

    [Fact]
    public void Joint_moments_equal_those_of_a_scalar_recurrence()
    {
        Random random = new(5);
        float[] predicted = [.. Enumerable.Range(0, 999).Select(i => i % 50 == 3 ? float.NaN : (float)(1e4 + random.NextDouble()))];
        float[] actual = [.. predicted.Select(value => (float)random.NextDouble())];
        RegressionAccumulator accumulator = new();
        accumulator.Add(predicted, actual);
        PairedSummary pair = accumulator.Summarize()[0].Pair;

        (long count, double meanP, double meanY, double squareP, double squareY, double product) = (0, 0, 0, 0, 0, 0);
        for (int i = 0; i < predicted.Length; i++)
        {
            if (float.IsFinite(predicted[i]))
            {
                count++;
                double deltaP = predicted[i] - meanP, deltaY = actual[i] - meanY;
                meanP += deltaP / count;
                meanY += deltaY / count;
                squareP += deltaP * (predicted[i] - meanP);
                squareY += deltaY * (actual[i] - meanY);
                product += deltaP * (actual[i] - meanY);
            }
        }

        Assert.Equal(count, pair.Count);
        Assert.Equal(meanP, pair.Predicted.Mean, 1e-12 * meanP);
        Assert.Equal(squareP, pair.Predicted.SquaredDeviations, 1e-10 * squareP);
        Assert.Equal(squareY, pair.Actual.SquaredDeviations, 1e-12 * squareY);
        Assert.Equal(product, pair.ProductDeviations, 1e-11 * Math.Sqrt(squareP * squareY));
    }

    private static void AssertSame(RegressionSummary expected, RegressionSummary actual)
    {
        AssertSame(expected.Predicted, actual.Predicted);
        AssertSame(expected.Actual, actual.Actual);
        AssertSame(expected.Pair.Predicted, actual.Pair.Predicted);
        AssertSame(expected.Pair.Actual, actual.Pair.Actual);
        double scale = Math.Sqrt(expected.Pair.Predicted.SquaredDeviations * expected.Pair.Actual.SquaredDeviations);
        Assert.Equal(expected.Pair.ProductDeviations, actual.Pair.ProductDeviations, Math.Max(1e-12 * scale, double.Epsilon));
    }

    private static void AssertSame(ValueSummary expected, ValueSummary actual)
    {
        AssertSame(expected.Moments, actual.Moments);
        Assert.Equal((expected.Count, expected.NaNCount, expected.InfinityCount), (actual.Count, actual.NaNCount, actual.InfinityCount));
        Assert.Equal((expected.Distinct, expected.Modal), (actual.Distinct, actual.Modal));
        Assert.Equal(expected.Quantiles.Quantile(0.5), actual.Quantiles.Quantile(0.5));
        Assert.Equal(expected.Entropy, actual.Entropy);
    }

    private static void AssertSame(MomentSummary expected, MomentSummary actual)
    {
        Assert.Equal((expected.Count, expected.Minimum, expected.Maximum), (actual.Count, actual.Minimum, actual.Maximum));
        double scale = expected.Count == 0 ? 1 : Math.Max(Math.Abs(expected.Mean), expected.StandardDeviation);
        Assert.Equal(expected.Mean, actual.Mean, Math.Max(1e-12 * scale, double.Epsilon));
        Assert.Equal(expected.SquaredDeviations, actual.SquaredDeviations, Math.Max(1e-12 * expected.SquaredDeviations, double.Epsilon));
    }
}
