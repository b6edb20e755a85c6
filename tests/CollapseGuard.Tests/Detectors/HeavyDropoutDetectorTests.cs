using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class HeavyDropoutDetectorTests
{
    private static readonly HeavyDropoutDetector Detector = new();

    [Fact]
    public void Finds_a_rate_that_removes_most()
    {
        Finding finding = Detector.Finds(Model(m => m with { DropoutRate = .8, TrainingNoise = 25 }));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal([(.8, .75), (25, 20)], finding.Evidence.Select(e => (e.Value, e.Limit)));
        Assert.Contains("differ 25 times as much", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_tenths_are_a_note()
    {
        Finding finding = Detector.Finds(Model(m => m with { DropoutRate = .7, TrainingNoise = 4 }));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.StartsWith("Dropout removes 70 % of what a layer passes on (n = 64 rows).", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Three rectified layers: (2³ - 1)/(1 - .62) = 18 in variance, twice that between two draws, so 6 spreads.</summary>
    [Fact]
    public void Near_miss_the_usual_half_in_three_layers() => Detector.IsSilentOn(Model(m => m with { DropoutRate = .5, TrainingNoise = 6 }));

    [Fact]
    public void Near_miss_no_dropout_and_no_noise_known() => Detector.IsSilentOn(Model(m => m with { DropoutRate = 0, TrainingNoise = double.NaN }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Model = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeavyDropoutOptions { NotedRate = -1 });
    }
}
