using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class LargeInitializationDetectorTests
{
    private static readonly LargeInitializationDetector Detector = new();

    /// <summary>N(0, 1) on 784 inputs: He asks for sqrt(2/784) = .0505, so 19.8 times as much; pixels make outputs of about ±7.</summary>
    [Fact]
    public void Finds_unit_weights_on_many_inputs()
    {
        Finding finding = Detector.Finds(Weights(Layer("h", 784, 30, 1, 7.2), Output("out", 30, 1)));

        Assert.Equal((Severity.Warning, "h"), (finding.Severity, finding.Subject));
        Assert.Equal(19.8, finding.Evidence[0].Value, 1);
        Assert.Contains("for 784 inputs, and its outputs vary by 7.2 over rows (n = 64)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_look_at_the_outputs_it_is_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Weights(Layer("h", 784, 30, 1), Output("out", 30))).Severity);

    /// <summary>LSUV rescales to unit outputs: pixels with root mean square .3 ask for three times as much, dim ones for ten.</summary>
    [Fact]
    public void Near_miss_weights_fitted_to_the_inputs() => Detector.IsSilentOn(Weights(Layer("h", 784, 30, .5, 1), Output("out", 30)));

    [Fact]
    public void Near_miss_usual_weights_on_unscaled_inputs() => Detector.IsSilentOn(Weights(Layer("h", 784, 30, outputDeviation: 40), Layer("h2", 64, 64, Math.Sqrt(2.0 / 64), 60), Output("out", 30)));

    [Fact]
    public void Near_miss_unit_weights_on_few_inputs() => Detector.IsSilentOn(Weights(Layer("h", 2, 64, 1, 4), Output("out", 64)));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Weights());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LargeInitializationOptions { MaximumRatio = .5 });
    }
}
