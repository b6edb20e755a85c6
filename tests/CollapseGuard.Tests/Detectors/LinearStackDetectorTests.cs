using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class LinearStackDetectorTests
{
    private static readonly LinearStackDetector Detector = new();

    [Fact]
    public void Finds_layers_without_an_activation()
    {
        Finding finding = Detector.Finds(Stack(m => m with { Curvature = 2e-7 }));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.StartsWith("3 weight layers answer like one: between two rows the answer is their mean to 2E-07 of the spread (n = 64 rows).", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_linear_regression_has_one_layer() => Detector.DoesNotApplyTo(Stack(m => m with { Curvature = 0, WeightLayers = 1 }));

    /// <summary>Positive inputs and no biases: at the start every rectified unit lies on one side.</summary>
    [Fact]
    public void Near_miss_rectifiers_on_one_side() => Detector.IsSilentOn(Model(m => m with { Curvature = 0 }));

    [Fact]
    public void Near_miss_activations_seen_while_training() => Detector.IsSilentOn(Stack(m => m with { Curvature = 0 }) with
    {
        Training = Training with { Layers = [new LayerSummary { Name = "1", Activation = ActivationRange.SymmetricUnit }] },
    });

    [Fact]
    public void Near_miss_a_tanh_in_its_middle() => Detector.IsSilentOn(Stack(m => m with { Curvature = 4e-4 }));

    /// <summary>Outputs of .5 ± 2e-5: rounding alone bends by more than the limit.</summary>
    [Fact]
    public void Near_miss_answers_lost_in_rounding() => Detector.CannotJudge(Stack(m => m with { Curvature = 0, Deviation = 2e-5 }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Model(m => m with { Curvature = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearStackOptions { MaximumCurvature = -1 });
    }

    private static Snapshot Stack(Func<ModelBehavior, ModelBehavior> change) =>
        Of(Sound with { Model = change(SoundModel), Initialization = [Layer("a", 20, 64, rectified: false), Output("b", 64)] });
}
