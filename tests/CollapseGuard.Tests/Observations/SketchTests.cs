using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>Order statistics stay within their stated bounds, whatever the order of the rows and however they were merged.</summary>
public class SketchTests
{
    private const int Rows = 300_000;

    public static TheoryData<string> Orders => ["random", "ascending", "descending", "organ pipe", "interleaved", "merged", "merged in a tree"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Quantiles_hold_their_rank_error_in_adversarial_orders(string order)
    {
        float[] values = [.. Enumerable.Range(0, Rows).Select(i => (float)i)];
        QuantileSummary quantiles = Observe(values, order).Quantiles;

        Assert.InRange(quantiles.RankError, 1e-6, 0.01);
        Assert.Equal(Rows, quantiles.Count);
        Assert.Equal((0, Rows - 1), (quantiles.Quantile(0), quantiles.Quantile(1)));
        for (double share = 0.005; share < 1; share += 0.005)
        {
            Assert.InRange(quantiles.Quantile(share) / Rows, share - quantiles.RankError - 1e-5, share + quantiles.RankError + 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Distinct_values_beyond_the_exact_limit_are_within_two_percent(string order)
    {
        float[] values = [.. Enumerable.Range(0, Rows).Select(i => (float)(i % 100_000))];
        DistinctSummary distinct = Observe(values, order).Distinct;
        Assert.False(distinct.IsExact);
        Assert.InRange(distinct.Count, 98_000, 102_000);
    }

    [Theory]
    [InlineData(4_096, true)]
    [InlineData(4_097, false)]
    [InlineData(20_000, false)]
    [InlineData(160_000, false)]
    [InlineData(250_000, false)]
    public void Distinct_values_are_exact_to_4096_and_close_beyond(int different, bool exact)
    {
        float[] values = [.. Enumerable.Range(0, Rows).Select(i => (i % different * 0.37f) - 5)];
        DistinctSummary distinct = Observe(values, "random").Distinct;
        int true_ = values.Distinct().Count();
        Assert.Equal(exact, distinct.IsExact);
        Assert.InRange(distinct.Count, true_ * (exact ? 1 : 0.98), true_ * (exact ? 1 : 1.02));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_modal_value_is_bounded_from_both_sides(string order)
    {
        float[] values = [.. Enumerable.Range(0, Rows).Select(i => i % 50 == 0 ? -7f : i)];
        ModalSummary modal = Observe(values, order).Modal;
        Assert.Equal(-7, modal.Value);
        Assert.InRange(Rows / 50, modal.MinimumCount, modal.MaximumCount);
        Assert.InRange(modal.MaximumCount - modal.MinimumCount, 0, Rows / 4097);
    }

    [Fact]
    public void The_modal_value_is_exact_while_values_are_few()
    {
        float[] values = [.. Enumerable.Range(0, Rows).Select(i => (float)(i % 4000 == 1 ? 0 : i % 4000))];
        ModalSummary modal = Observe(values, "random").Modal;
        Assert.Equal((0, 150, 150, true), (modal.Value, modal.MinimumCount, modal.MaximumCount, modal.IsExact));
    }

    [Fact]
    public void Entropy_over_twenty_bins_comes_from_the_quantiles()
    {
        float[] uniform = [.. Enumerable.Range(0, Rows).Select(i => (float)i)];
        Assert.Equal(Math.Log(20), Observe(uniform, "random").Entropy, 2e-3);
        Assert.Equal(0, Observe([3, 3, 3], "ascending").Entropy);
        Assert.Equal(Math.Log(2), Observe([0, 0, 1, 1], "ascending").Entropy, 1e-15);
    }

    [Fact]
    public void Both_zeros_are_one_value() =>
        Assert.Equal(1, Observe([0f, -0f], "ascending").Distinct.Count);

    [Fact]
    public void Sketches_allocate_nothing_once_warm()
    {
        float[] values = [.. Enumerable.Range(0, Rows).Select(i => MathF.Sin(i))];
        bool[] truth = [.. values.Select(value => value > 0.2f)];
        int[] codes = [.. values.Select(value => value > 0 ? 1 : 0)];
        float[] matrix = [.. values.Select(value => (value + 1) / 2)];
        RegressionAccumulator regression = new(2);
        ScoreAccumulator scores = new(0, areProbabilities: false);
        ProbabilityAccumulator probabilities = new(2);
        LabelAccumulator labels = new();
        OutputAccumulator outputs = new(3);
        void Batch()
        {
            regression.Add(values, values);
            scores.Add(values, truth);
            probabilities.Add(matrix, codes.AsSpan(0, Rows / 2));
            labels.Add(codes, codes);
            outputs.Add(values);
        }

        for (int warm = 0; warm < 8; warm++)
        {
            Batch();
        }

        Assert.Equal(0, Allocated.By(Batch));
    }

    private static ValueSummary Observe(float[] values, string order)
    {
        int n = values.Length;
        Random random = new(7);
        float[] arranged = order switch
        {
            "random" => [.. values.OrderBy(_ => random.Next())],
            "descending" => [.. values.Reverse()],
            "organ pipe" => [.. values.Where((_, i) => i % 2 == 0), .. values.Where((_, i) => i % 2 == 1).Reverse()],
            "interleaved" => [.. Enumerable.Range(0, n).Select(i => values[(int)(i * 7919L % n)])],
            _ => values,
        };
        int parts = order == "merged" ? 100 : order == "merged in a tree" ? 64 : 1;
        List<ValueAccumulator> accumulators = [.. arranged.Chunk((n + parts - 1) / parts).Select(part =>
        {
            ValueAccumulator one = new();
            one.Add(part);
            return one;
        })];
        while (accumulators.Count > 1)
        {
            int into = order == "merged" ? 1 : accumulators.Count / 2;
            accumulators[into == 1 ? 0 : into - 1].Merge(accumulators[^1]);
            accumulators.RemoveAt(accumulators.Count - 1);
        }

        return accumulators[0].Summarize();
    }
}
