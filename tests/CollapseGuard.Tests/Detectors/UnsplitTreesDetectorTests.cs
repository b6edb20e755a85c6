using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class UnsplitTreesDetectorTests
{
    private static readonly UnsplitTreesDetector Detector = new();

    /// <summary>Two rows under the default leaf minimum of ten.</summary>
    [Fact]
    public void Finds_an_ensemble_without_a_split()
    {
        Finding finding = Detector.Finds(With(s => s with { Linear = [], Ensembles = [new EnsembleShape("FastTree", 100, 0)], TrainingRows = 2 }));

        Assert.Equal((Severity.Error, Outcome.OutputCollapse), (finding.Severity, finding.Implies!.Value));
        Assert.StartsWith("FastTree has 100 trees (n = 100) and no split: it answers the same to every row, and was trained on 2 rows.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_several_ensembles_is_a_warning()
    {
        Finding finding = Detector.Finds(With(s => s with { Ensembles = [new EnsembleShape("a", 10, 0), new EnsembleShape("b", 10, 9)] }));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Null(finding.Implies);
    }

    [Fact]
    public void Finds_an_additive_model_of_flat_functions()
    {
        Finding finding = Detector.Finds(With(s => s with { Linear = [], Ensembles = [], Additive = [new AdditiveShape("Gam", 4, 0)] }));

        Assert.Equal((Severity.Error, Outcome.OutputCollapse), (finding.Severity, finding.Implies!.Value));
        Assert.StartsWith("Gam has 4 shape functions (n = 4), none of which varies: it answers the same to every row, and was trained on 1,000 rows.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_all_classes_without_a_split()
    {
        Finding finding = Detector.Finds(With(s => s with { Ensembles = [new EnsembleShape("a", 10, 0), new EnsembleShape("b", 10, 9), new EnsembleShape("c", 1, 0)] }));

        Assert.Contains("(n = 10) and no split (2 of 3 ensembles; also c):", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_one_function_of_many_varies() => Detector.IsSilentOn(With(s => s with { Ensembles = [], Additive = [new AdditiveShape("a", 100, 1)] }));

    [Fact]
    public void Near_miss_one_split_in_a_hundred_trees() => Detector.IsSilentOn(With(s => s with { Ensembles = [new EnsembleShape("a", 100, 1)] }));

    [Fact]
    public void Says_what_it_lacks() => Detector.DoesNotApplyTo(With(s => s with { Ensembles = [] }));
}
