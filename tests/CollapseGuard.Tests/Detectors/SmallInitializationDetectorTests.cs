using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class SmallInitializationDetectorTests
{
    private static readonly SmallInitializationDetector Detector = new();

    /// <summary>normal(.05) on 8 inputs: .05/.2041 = .245 a layer, .06 over two; the second layer's outputs vary by .0025.</summary>
    [Fact]
    public void Finds_weights_that_pass_nothing_on()
    {
        Finding finding = Detector.Finds(Weights(Layer("h1", 8, 8, .05, .07), Layer("h2", 8, 8, .05, .0025), Output("out", 8, .05)));

        Assert.Equal((Severity.Warning, "model"), (finding.Severity, finding.Subject));
        Assert.Equal(.06, finding.Evidence[0].Value, 3);
        Assert.Equal(.0025, finding.Evidence[1].Value);
        Assert.Contains("what arrives varies by 0.0025 over rows (n = 64)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_look_at_the_outputs_it_is_a_note()
    {
        Finding finding = Detector.Finds(Weights(Layer("h1", 64, 128, .002), Output("out", 128)));

        Assert.Equal((Severity.Note, "h1"), (finding.Severity, finding.Subject));
        Assert.Single(finding.Evidence);
    }

    [Fact]
    public void A_run_that_has_learned_and_a_batch_of_one_row_make_it_a_note()
    {
        Snapshot small = Weights(Layer("h1", 8, 8, .05, .07), Layer("h2", 8, 8, .05, .0025), Output("out", 8, .05));

        Assert.Equal(Severity.Note, Detector.Finds(small with { Training = Training with { ConstantLoss = 1 } }).Severity);
        Assert.Equal(Severity.Note, Detector.Finds(small with { Training = Training with { TrainingSkill = .9 } }).Severity);
        Assert.Equal(Severity.Warning, Detector.Finds(small with { Training = Training with { ConstantLoss = .2 } }).Severity);
        Assert.Equal(Severity.Note, Detector.Finds(small with { Configuration = small.Configuration! with { Rows = 1 } }).Severity);
    }

    /// <summary>The default shrinks a rectified signal by .41 a layer: ten layers leave 1e-4, and are what they are.</summary>
    [Fact]
    public void Near_miss_the_default_in_a_deep_model() =>
        Detector.IsSilentOn(Weights([.. Enumerable.Range(0, 10).Select(i => Layer($"h{i}", 64, 64, outputDeviation: .57 * Math.Pow(.41, i))), Output("out", 64)]));

    [Fact]
    public void Near_miss_he_glorot_and_a_zero_output_layer() => Detector.IsSilentOn(Weights(
        Layer("he", 64, 64, Math.Sqrt(2.0 / 64), .001), Layer("glorot", 64, 640, Math.Sqrt(2.0 / 704), .001, rectified: false), Output("out", 640, 0)));

    /// <summary>Branches scaled by .1 beside a skip connection: their own outputs are small, the model's are not.</summary>
    [Fact]
    public void Near_miss_residual_branches_scaled_down() => Detector.IsSilentOn(Of(Sound with
    {
        Initialization = [Layer("a", 64, 64, .007, .05), Layer("b", 64, 64, .007, .005), Output("out", 64)],
        Model = SoundModel with { Deviation = .5 },
    }));

    /// <summary>Small weights on inputs of large scale: what arrives varies enough.</summary>
    [Fact]
    public void Near_miss_small_weights_on_large_inputs() => Detector.IsSilentOn(Weights(Layer("a", 11, 12, .01, 5), Layer("b", 12, 12, .05, .9), Output("out", 12)));

    [Fact]
    public void Near_miss_half_of_the_default_once() => Detector.IsSilentOn(Weights(Layer("a", 50, 30, .0289, .01), Output("out", 30)));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Weights());
        Detector.DoesNotApplyTo(Weights(Output("out", 8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallInitializationOptions { MinimumProduct = 2 });
    }
}
