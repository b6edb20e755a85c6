using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

public class MixupTests
{
    // Two rows, (0, 10) of class a and (1, 30) of class b: a mixed row names its share in its first cell.
    private static readonly LabelledRows Pair = LabelledRows.FromCodes(new[] { 0f, 10, 1, 30 }, 2, new[] { 0, 1 }, ["a", "b"], new[] { 2f, 4f });

    [Fact]
    public void Rows_labels_and_weights_are_mixed_in_the_same_shares()
    {
        Augmented result = new Mixup { Alpha = 1, Copies = 20, Seed = 3 }.Apply(Pair);

        float[] soft = result.SoftLabels();
        int mixed = 0;
        for (int row = 2; row < result.Count; row++)
        {
            (float first, float second) = (result.Features.Span[row * 2], result.Features.Span[(row * 2) + 1]);
            Assert.Equal(10 + (20 * first), second, 1e-5f);
            Assert.Equal(first, soft[(row * 2) + 1], 1e-6f);
            Assert.Equal(1 - first, soft[row * 2], 1e-6f);
            Assert.Equal(first > .5f ? 1 : 0, result.Labels.Span[row]);
            Assert.Equal(first > .5f ? 4f : 2f, result.Weights.Span[row]);
            mixed += first is > 0 and < 1 ? 1 : 0;
        }

        Assert.InRange(mixed, 8, 32);
        Assert.Equal([1f, 0f, 0f, 1f], soft[..4]);
    }

    [Fact]
    public void Weighted_copies_cost_what_soft_labels_cost()
    {
        Augmented result = new Mixup { Alpha = 1, Copies = 3, Seed = 4 }.Apply(Pair);

        WeightedCopies copies = result.ToWeightedCopies();

        float[] soft = result.SoftLabels();
        var shares = new double[result.Count * 2];
        for (int i = 0; i < copies.Rows.Count; i++)
        {
            int source = copies.SourceRows.Span[i];
            shares[(source * 2) + copies.Rows.Labels.Span[i]] += copies.Rows.Weights.Span[i];
            Assert.Equal(result.Features.Slice(source * 2, 2).ToArray(), copies.Rows.Features.Slice(i * 2, 2).ToArray());
        }

        for (int i = 0; i < shares.Length; i++)
        {
            Assert.Equal(soft[i] * result.Weights.Span[i / 2], shares[i], 1e-6);
        }

        Assert.True(copies.Rows.Count > result.Count);
    }

    [Fact]
    public void Rows_of_one_class_come_once_and_with_their_weight()
    {
        LabelledRows rows = AugmentedRows.Make(30);

        Augmented result = new Mixup { Alpha = 1, WithinClass = true }.Apply(rows);
        WeightedCopies copies = result.ToWeightedCopies();

        Assert.Equal(60, copies.Rows.Count);
        Assert.All(copies.Rows.Weights.ToArray(), weight => Assert.Equal(1f, weight));
        Assert.All(result.Origins.ToArray(), origin => Assert.Equal(origin.First % 3, origin.Second % 3));
        Assert.Contains(result.Origins.ToArray(), origin => origin.Step > 0);
        Assert.All(result.SoftLabels(), share => Assert.True(share is 0 or 1));
    }

    [Fact]
    public void Drawn_labels_are_of_the_second_row_as_often_as_its_share()
    {
        Augmented result = new Mixup { Alpha = 1, Copies = 4_000, Seed = 2 }.Apply(Pair);

        int[] drawn = result.DrawnLabels(seed: 7);

        Assert.Equal(result.Labels[..2].ToArray(), drawn[..2]);
        Assert.Equal(drawn, result.DrawnLabels(seed: 7));
        double expected = 0, got = 0;
        float[] soft = result.SoftLabels();
        for (int row = 2; row < result.Count; row++)
        {
            expected += soft[(row * 2) + 1];
            got += drawn[row];
        }

        // Five standard errors of 8,000 draws, each of variance 1/4 at most.
        Assert.InRange((got - expected) / 8_000, -.028, .028);
        Assert.True(drawn.Where((label, row) => label != result.Labels.Span[row]).Count() > 500);
    }

    [Theory]
    [InlineData(.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Shares_have_the_moments_of_beta(double alpha)
    {
        var stream = new CounterRandom(1, 1);
        double[] shares = [.. Enumerable.Range(0, 40_000).Select(i =>
        {
            var random = new RowRandom(stream, i);
            return BetaNumbers.Symmetric(alpha, ref random);
        })];

        // Beta(a, a): mean 1/2, variance 1 / (4 (2a + 1)); five standard errors, the fourth moment bounded by 1/4 of the variance.
        double variance = 1 / (4 * ((2 * alpha) + 1));
        Assert.InRange(shares.Average() - .5, -5 * Math.Sqrt(variance / 40_000), 5 * Math.Sqrt(variance / 40_000));
        Assert.InRange(shares.Average(share => (share - .5) * (share - .5)) - variance, -5 * Math.Sqrt(variance / 4 / 40_000), 5 * Math.Sqrt(variance / 4 / 40_000));
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void A_tiny_alpha_hardly_mixes_and_a_large_one_takes_half_of_each()
    {
        LabelledRows rows = AugmentedRows.Make(300);

        Assert.InRange(new Mixup { Alpha = 1e-3 }.Apply(rows).Origins.ToArray().Average(origin => origin.Step), 0, .01);
        Assert.InRange(new Mixup { Alpha = 1e4 }.Apply(rows).Origins.ToArray().Average(origin => origin.Step), .49, .5);
    }

    [Fact]
    public void Targets_are_mixed_and_have_no_classes()
    {
        Augmented result = new Mixup { Alpha = 1, Copies = 20 }.ApplyToTargets(Pair.Features, 2, new[] { 100f, 300f });

        Assert.All(Enumerable.Range(2, 40), row => Assert.Equal(100 + (200 * result.Features.Span[row * 2]), result.Targets.Span[row], 1e-3f));
        Assert.Throws<InvalidOperationException>(result.ToWeightedCopies);
        Assert.Throws<ResamplingException>(() => new Mixup { WithinClass = true }.ApplyToTargets(Pair.Features, 2, new[] { 1f, 2f }));
    }
}
