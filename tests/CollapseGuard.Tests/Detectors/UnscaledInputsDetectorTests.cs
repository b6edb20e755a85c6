using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class UnscaledInputsDetectorTests
{
    private static readonly UnscaledInputsDetector Detector = new();

    [Fact]
    public void Finds_raw_pixels()
    {
        Finding finding = Detector.Finds(Raw(784, deviation: 110, rootMeanSquare: 79, greatest: 255));

        Assert.Equal((Severity.Warning, "inputs"), (finding.Severity, finding.Subject));
        Assert.StartsWith("The inputs reach the model with root mean square 79 and up to 255; the columns' standard deviations go up to 110 (784 columns, n = 64).", finding.Message, StringComparison.Ordinal);
        Assert.Equal(25, Assert.Single(finding.Evidence).Limit);
    }

    [Theory]
    [InlineData(1e9, 2e9, 3.2e9)]
    [InlineData(.3, 447, 2_023)]
    [InlineData(1e-3, 2e-3, .004)]
    public void Finds_addresses_years_and_pixels_scaled_twice(double deviation, double rootMeanSquare, double greatest) =>
        Assert.Equal(Severity.Warning, Detector.Finds(Raw(20, deviation, rootMeanSquare, greatest)).Severity);

    [Fact]
    public void Some_tens_are_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Raw(3, 18, 20, 60)).Severity);

    [Fact]
    public void A_model_that_scales_by_itself_makes_it_a_note()
    {
        Assert.Equal(Severity.Note, Detector.Finds(Fed(Columns(784, 110, 79, 255))).Severity);
        Assert.Equal(Severity.Note, Detector.Finds(Of(Sound with { Inputs = Columns(20, .3, 447, 2_023), Model = SoundModel with { HasBatchNorm = true } })).Severity);
    }

    [Theory]
    [InlineData("standardized", 1, 1, 4)]
    [InlineData("min-max", .3, .5, 1)]
    [InlineData("one-hot of 10,000", .01, .01, 1)]
    [InlineData("counts", 3, 5, 12)]
    [InlineData("one outlier", 5, 1.5, 40)]
    [InlineData("embeddings", 1, 1, 4.5)]
    [InlineData("-10 to 10", 5.8, 5.8, 10)]
    [InlineData("all zero", 0, 0, 0)]
    public void Near_miss_inputs_of_usual_scale(string name, double deviation, double rootMeanSquare, double greatest)
    {
        Assert.NotEmpty(name);
        Detector.IsSilentOn(Raw(20, deviation, rootMeanSquare, greatest));
    }

    /// <summary>One dim pixel in one of 5,000 images: its deviation is 1e-4 of the others', because it is rare.</summary>
    [Fact]
    public void Near_miss_a_pixel_that_is_hardly_ever_lit() => Detector.IsSilentOn(Fed(Columns(784, .45, .3, 1) with { LeastDeviation = 5e-5 }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Inputs = null }));
        Detector.CannotJudge(Fed(Columns(3, 900, rows: 1)));
        Detector.CannotJudge(Fed(Columns(3, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnscaledInputsOptions { NotedDeviation = 0 });
    }

    /// <summary>In front of a first layer whose outputs were not looked at.</summary>
    private static Snapshot Raw(int columns, double deviation, double rootMeanSquare, double greatest) =>
        Of(Sound with { Inputs = Columns(columns, deviation, rootMeanSquare, greatest), Initialization = [] });
}
