using CollapseGuard.Detectors;
using CsCheck;

namespace CollapseGuard.Tests.Detectors;

public class ConstantOutputDetectorTests
{
    private static readonly ConstantOutputDetector Detector = new();

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-6, 0.0)]
    [InlineData(1e-2, .9)]
    [InlineData(.05, 0.0)]
    public void Finds_a_constant_with_or_without_jitter_even_when_it_ranks(double spread, double correlation)
    {
        Finding finding = Detector.Finds(Drawn.Regression(1000, spread, correlation));

        Assert.Equal(Outcome.OutputCollapse, finding.Implies);
        Assert.Equal("predictions", finding.Subject);
        Assert.Contains("n = 1,000", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void Near_miss_an_honest_weak_model_is_earned() =>
        Detector.IsSilentOn(Drawn.Regression(20_000, .07, .07));

    [Fact]
    public void Near_miss_a_shrunk_model_that_still_removes_five_percent() =>
        Detector.IsSilentOn(Drawn.Regression(2_000, .06, .8));

    [Fact]
    public void Near_miss_noise_is_no_constant() => Detector.IsSilentOn(Drawn.Regression(1000, .5, 0));

    [Fact]
    public void Units_and_offsets_change_nothing() => Gen.Select(Gen.Double[-6, 6], Gen.Double[-1000, 1000], Gen.Double[0, .3], Gen.Double[0, .9]).Sample((power, offset, spread, correlation) =>
    {
        Verdict plain = Detector.Evaluate(Drawn.Regression(300, spread, correlation));
        Verdict other = Detector.Evaluate(Drawn.Regression(300, spread, correlation, 0, offset, Math.Pow(10, power)));
        Assert.Equal(plain.GetType(), other.GetType());
    }, iter: 50);

    [Fact]
    public void Few_rows_and_constant_targets_are_not_judged()
    {
        Assert.Contains("at least 20", Detector.CannotJudge(Drawn.Regression(19, 0, 0)), StringComparison.Ordinal);
        Detector.CannotJudge(Drawn.Regression(new float[50], new float[50]));
    }

    [Fact]
    public void One_dead_output_of_two_is_left_to_the_dead_output_detector() =>
        Detector.IsSilentOn(Drawn.Outputs(Drawn.Regression(500, 0, 0), Drawn.Regression(500, .9, .9)));

    [Fact]
    public void All_outputs_dead_is_a_collapse() =>
        Assert.Contains("All 2 outputs", Detector.Finds(Drawn.Outputs(Drawn.Regression(500, 0, 0), Drawn.Regression(500, .001, 0))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_labels_only_rounding_counts()
    {
        Finding finding = Detector.Finds(Drawn.Unlabelled([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1f : float.BitIncrement(1f))]));
        Assert.Contains("do not vary", finding.Message.Replace("does", "do", StringComparison.Ordinal), StringComparison.Ordinal);

        Detector.IsSilentOn(Drawn.Unlabelled([.. Enumerable.Range(0, 100).Select(i => 1 + (1e-5f * i))]));
    }

    [Fact]
    public void Without_labels_zero_inflated_outputs_stay_silent() =>
        Detector.IsSilentOn(Drawn.Unlabelled([.. Enumerable.Range(0, 1000).Select(i => i % 100 == 0 ? 3f : 0f)]));

    [Fact]
    public void Limits_can_be_moved()
    {
        Snapshot weak = Drawn.Regression(2_000, .06, .8);

        new ConstantOutputDetector(ConstantOutputOptions.Default with { MaximumSkill = .3 }).Finds(weak);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConstantOutputOptions.Default with { MaximumSpread = 1.5 });
    }
}
