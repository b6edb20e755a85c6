using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class SymmetricInitializationDetectorTests
{
    private static readonly SymmetricInitializationDetector Detector = new();

    [Fact]
    public void Finds_layers_that_start_and_stay_equal()
    {
        Finding finding = Detector.Finds(Weights(Layer("h1", 9, 64, .01, identical: 1), Layer("h2", 64, 64, .01, identical: 1), Output("out", 64)));

        Assert.Equal((Severity.Warning, "h1"), (finding.Severity, finding.Subject));
        Assert.Contains("(100 % of them; 2 of 3 weight layers, n = 64 rows). What they feed is equal as well", finding.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1], finding.Evidence.Select(e => e.Value));
    }

    /// <summary>With zeros everywhere neither layer ever gets a gradient.</summary>
    [Fact]
    public void Finds_zeros_in_front_of_zeros() => Assert.Equal(
        Severity.Warning, Detector.Finds(Weights(Layer("h", 4, 8, 0, identical: 1), Layer("out", 8, 2, 0, identical: 1, isOutput: true))).Severity);

    [Fact]
    public void A_layer_that_differs_behind_them_makes_it_a_note() => Assert.Equal(
        Severity.Note, Detector.Finds(Weights(Layer("h", 9, 64, .5, identical: 1), Output("out", 64))).Severity);

    [Fact]
    public void Near_miss_an_output_layer_of_zeros() => Detector.IsSilentOn(Weights(Layer("h", 20, 64), Output("out", 64, 0)));

    [Fact]
    public void Near_miss_a_residual_branch_switched_off() =>
        Detector.IsSilentOn(Weights(Layer("a", 64, 64), Layer("b", 64, 64, 0, identical: 1), Layer("c", 64, 64), Layer("d", 64, 64, 0, identical: 1), Output("out", 64)));

    /// <summary>Two heads of zeros side by side: the second is not what the first one feeds.</summary>
    [Fact]
    public void Near_miss_two_heads_of_zeros() => Detector.IsSilentOn(Weights(Layer("h", 20, 64), Layer("policy", 64, 4, 0, identical: 1), Output("value", 64, 0)));

    [Fact]
    public void Near_miss_one_unit_has_no_twin() =>
        Detector.IsSilentOn(Weights(Layer("h", 1, 1, .5) with { IsConstant = true }, Output("out", 1, 0)));

    [Fact]
    public void Near_miss_a_pair_of_equal_units() => Detector.IsSilentOn(Weights(Layer("h", 1, 64, identical: .03), Output("out", 64, 0)));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Weights());
        Assert.Throws<ArgumentOutOfRangeException>(() => new SymmetricInitializationOptions { MaximumShare = 1 });
    }
}
