using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class NarrowLayerDetectorTests
{
    private static readonly NarrowLayerDetector Detector = new();

    [Fact]
    public void Notes_a_layer_of_two_units()
    {
        Finding finding = Detector.Finds(Model(m => m with { NarrowestHidden = 2 }));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.StartsWith("The narrowest hidden layer has 2 units for 20 inputs (n = 64 rows)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(finding.Evidence).Limit);
    }

    [Fact]
    public void Near_miss_three_units() => Detector.IsSilentOn(Model(m => m with { NarrowestHidden = 3 }));

    [Fact]
    public void Near_miss_two_units_for_two_inputs() => Detector.IsSilentOn(Of(Sound with { Model = SoundModel with { NarrowestHidden = 2 }, Inputs = Columns(2, 1) }));

    [Fact]
    public void Near_miss_no_hidden_layer() => Detector.IsSilentOn(Model(m => m with { NarrowestHidden = 0, WeightLayers = 1 }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Inputs = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NarrowLayerOptions { MinimumUnits = 0 });
    }
}
