using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class DropoutOnOutputDetectorTests
{
    private static readonly DropoutOnOutputDetector Detector = new();

    [Fact]
    public void Finds_answers_that_are_zeroed_while_training()
    {
        Finding finding = Detector.Finds(Model(m => m with { DroppedOutputShare = .47, DropoutRate = .5 }));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.StartsWith("In training mode 47 % of the outputs are exactly 0 and not so in inference mode (n = 64 rows)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("outputs zeroed in training mode/outputs", .47, Expectation.AtMost, .05, 64), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Near_miss_dropout_between_hidden_layers() => Detector.IsSilentOn(Model(m => m with { DropoutRate = .5, TrainingNoise = 2 }));

    /// <summary>A rectifier behind hidden dropout gives zeros in both modes, in other rows.</summary>
    [Fact]
    public void Near_miss_a_rectified_output_has_zeros_of_its_own() => Detector.CannotJudge(Of(Sound with
    {
        Model = SoundModel with { DroppedOutputShare = .2, DropoutRate = .5 },
        Outputs = Sound.Outputs! with { OutputMinimum = 0, ReachMinimum = 0, ReachMaximum = double.PositiveInfinity },
    }));

    /// <summary>A softmax that dropout follows has zeros in training mode, and none of its own.</summary>
    [Fact]
    public void Zeros_of_training_mode_alone_are_no_rectifiers() => Assert.Equal(Severity.Error, Detector.Finds(Of(Sound with
    {
        Model = SoundModel with { DroppedOutputShare = .95, DropoutRate = .95 },
        Outputs = Sound.Outputs! with { OutputMinimum = 0, OutputMaximum = 20, ReachMinimum = 0, ReachMaximum = 1 },
    })).Severity);

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Model = null }));
        Detector.DoesNotApplyTo(Model(m => m with { DroppedOutputShare = double.NaN }));
        Detector.CannotJudge(Of(Sound with { Rows = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutOnOutputOptions { MaximumShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutOnOutputOptions { MostlyZeroed = 2 });
    }
}
