using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class DeadOutputDetectorTests
{
    private static readonly DeadOutputDetector Detector = new();

    [Fact]
    public void Finds_the_dead_one_of_three()
    {
        Finding finding = Detector.Finds(Drawn.Outputs(Drawn.Regression(500, .9, .9), Drawn.Regression(500, 1e-4, .5), Drawn.Regression(500, .8, .8)));

        Assert.Equal(Outcome.PartialCollapse, finding.Implies);
        Assert.Equal("y1", finding.Subject);
        Assert.Contains("1 of 3 outputs", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_weak_output_lives() =>
        Detector.IsSilentOn(Drawn.Outputs(Drawn.Regression(20_000, .9, .9), Drawn.Regression(20_000, .1, .1)));

    [Fact]
    public void All_dead_is_no_partial_collapse() =>
        Detector.IsSilentOn(Drawn.Outputs(Drawn.Regression(500, 0, 0), Drawn.Regression(500, 0, 0)));

    /// <summary>S = .06 rules out a skill of .02 only by r: alone p = .0027 decides, among twenty outputs it does not.</summary>
    [Fact]
    public void Many_outputs_share_one_error_rate()
    {
        Snapshot living = Drawn.Regression(150, .9, .9);
        var pair = new PairedSummary(new MomentSummary(150, 0, 150 * .06 * .06, -1, 1), new MomentSummary(150, 0, 150, -3, 3), 150 * .06 * -.03);
        Snapshot narrow = Drawn.Regression(150, .06, 0);
        narrow = narrow with { Regression = [narrow.Regression[0] with { Pair = pair }] };

        Assert.InRange(OutputVitality.PValue(pair, ConstantOutputOptions.Default), .01 / 20, .01 / 2);
        Detector.Finds(Drawn.Outputs(narrow, living));
        Detector.IsSilentOn(Drawn.Outputs([narrow, .. Enumerable.Repeat(living, 19)]));
    }

    [Fact]
    public void Finds_a_constant_column_without_labels() =>
        Assert.Equal(1, Detector.Finds(Drawn.Unlabelled([.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 1f : i)], 2)).Evidence[0].Value);

    [Fact]
    public void One_output_cannot_be_partly_dead() => Detector.DoesNotApplyTo(Drawn.Regression(500, 0, 0));
}
