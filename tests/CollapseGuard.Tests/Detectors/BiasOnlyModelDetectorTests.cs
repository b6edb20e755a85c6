using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class BiasOnlyModelDetectorTests
{
    private static readonly BiasOnlyModelDetector Detector = new();

    [Fact]
    public void Finds_a_model_that_is_only_its_bias()
    {
        Finding finding = Detector.Finds(With(s => s with { Ensembles = [], Linear = [new LinearShape("logistic regression", 30, 0, 0)] }));

        Assert.Equal((Severity.Error, Outcome.OutputCollapse), (finding.Severity, finding.Implies!.Value));
        Assert.StartsWith("logistic regression has 30 weights (n = 30), and all are 0: only the bias answers, fitted on 1,000 rows.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_of_several_is_a_warning()
    {
        Finding finding = Detector.Finds(With(s => s with { Linear = [new LinearShape("a", 4, 0, 0), new LinearShape("b", 4, 4, 1)] }));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Null(finding.Implies);
    }

    [Fact]
    public void Classes_that_only_the_bias_tells_apart_are_named()
    {
        Finding finding = Detector.Finds(With(s => s with { Linear = [Relative("a", 0), Relative("b", 4), Relative("c", 0)] }));

        Assert.Contains("(2 of 3 linear models; also c): nothing but the bias tells these classes apart", finding.Message, StringComparison.Ordinal);
        Assert.Equal((Severity.Warning, "a"), (finding.Severity, finding.Subject));
    }

    /// <summary>k - 1 vectors of weights tell k classes apart.</summary>
    [Fact]
    public void Near_miss_one_class_of_a_softmax() => Detector.IsSilentOn(With(s => s with { Linear = [Relative("a", 4), Relative("b", 0), Relative("c", 4)] }));

    [Fact]
    public void Finds_a_softmax_of_biases() => Assert.Equal(Severity.Error, Detector.Finds(With(s => s with { Linear = [Relative("a", 0), Relative("b", 0)] })).Severity);

    [Fact]
    public void Near_miss_one_small_weight() => Detector.IsSilentOn(With(s => s with { Linear = [new LinearShape("a", 30, 1, 1e-6)] }));

    [Fact]
    public void Says_what_it_lacks() => Detector.DoesNotApplyTo(With(s => s with { Linear = [] }));

    private static LinearShape Relative(string name, int nonZeroWeights) => new(name, 4, nonZeroWeights, nonZeroWeights) { IsRelative = true };
}
