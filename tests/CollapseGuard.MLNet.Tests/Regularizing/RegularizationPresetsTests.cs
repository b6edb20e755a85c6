using CollapseGuard.MLNet.Regularizing;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Regularizing;

public class RegularizationPresetsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Rows = SignalRows.View(Context, 120, columns: 4);

    public static TheoryData<string> Presets => [.. All().Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_fits_at_its_weakest_and_its_strongest_and_the_weakest_learns(string name)
    {
        (_, string label, Func<RegularizeOptions, RegularizationPath> run, double skill) = All().Single(preset => preset.Name == name);

        RegularizationPath path = run(new RegularizeOptions { LabelColumnName = label, FoldCount = 2 });

        Assert.All(path.Points, point => Assert.DoesNotContain("training failed", point.CollapseReason ?? "", StringComparison.Ordinal));
        Assert.False(path.Points[0].IsCollapsed, path.ToText());
        Assert.True(path.IsHigherBetter ? path.Points[0].MeanMetric > skill : path.Points[0].MeanMetric < skill, path.ToText());
    }

    [Fact]
    public void A_leaf_minimum_above_half_of_the_rows_is_called_collapsed()
    {
        RegularizationPath path = Context.CollapseGuard()
            .Regularize(Context.CollapseGuard().RegularizationPresets.FastTreeRegression(TreePenalty.LeafMinimum, o => (o.LabelColumnName, o.NumberOfTrees, o.NumberOfThreads) = ("Number", 10, 1)), new RegularizeOptions { LabelColumnName = "Number", FoldCount = 2 })
            .FitPath(Rows);

        Assert.Equal([1.0, 5, 10, 20, 50, 100, 200, 500, 1_000], path.Points.Select(p => p.Strength["LeafMinimum"]));
        Assert.All(path.Points.Take(4), point => Assert.False(point.IsCollapsed));
        Assert.All(path.Points.Skip(4), point => Assert.True(point.IsCollapsed));
        Assert.InRange(path.Chosen!.Strength["LeafMinimum"], 1, 20);
    }

    [Fact]
    public void A_knob_that_a_trainer_has_not_is_refused()
    {
        RegularizationPresets presets = Context.CollapseGuard().RegularizationPresets;

        Assert.Contains("FastForest has no Shrinkage; it has LeafMinimum, Smoothing, Entropy", Assert.Throws<ArgumentException>(() => presets.FastForest(TreePenalty.Shrinkage)).Message);
        Assert.Contains("Gam has no Dropout", Assert.Throws<ArgumentException>(() => presets.Gam(TreePenalty.Dropout)).Message);
    }

    /// <summary>Name, label column, the path of the weakest and the strongest value, and what the weakest must beat.</summary>
    private static IEnumerable<(string Name, string Label, Func<RegularizeOptions, RegularizationPath> Run, double Skill)> All()
    {
        RegularizationPresets p = Context.CollapseGuard().RegularizationPresets;
        const double LogLoss = .69, Area = .75, Error = 2.2;
        yield return ("LbfgsLogisticRegression", "Label", o => Ends(p.LbfgsLogisticRegression(), o), LogLoss);
        yield return ("LbfgsMaximumEntropy", "Kind", o => Ends(p.LbfgsMaximumEntropy(t => t.LabelColumnName = "Kind"), o), 1.1);
        yield return ("LbfgsPoissonRegression", "Count", o => Ends(p.LbfgsPoissonRegression(t => t.LabelColumnName = "Count"), o), 2.5);
        yield return ("SdcaLogisticRegression", "Label", o => Ends(p.SdcaLogisticRegression(t => t.MaximumNumberOfIterations = 5), o), LogLoss);
        yield return ("SdcaNonCalibrated", "Label", o => Ends(p.SdcaNonCalibrated(t => t.MaximumNumberOfIterations = 5), o), Area);
        yield return ("SdcaMaximumEntropy", "Kind", o => Ends(p.SdcaMaximumEntropy(t => (t.LabelColumnName, t.MaximumNumberOfIterations) = ("Kind", 5)), o), 1.1);
        yield return ("SdcaNonCalibratedMulticlass", "Kind", o => Ends(p.SdcaNonCalibratedMulticlass(t => (t.LabelColumnName, t.MaximumNumberOfIterations) = ("Kind", 5)), o), .5);
        yield return ("SdcaRegression", "Number", o => Ends(p.SdcaRegression(t => (t.LabelColumnName, t.MaximumNumberOfIterations) = ("Number", 10)), o), Error);
        yield return ("AveragedPerceptron", "Label", o => Ends(p.AveragedPerceptron(), o), Area);
        yield return ("OnlineGradientDescent", "Number", o => Ends(p.OnlineGradientDescent(t => (t.LabelColumnName, t.NumberOfIterations) = ("Number", 10)), o), Error);
        yield return ("SgdCalibrated", "Label", o => Ends(p.SgdCalibrated(), o), LogLoss);
        yield return ("SgdNonCalibrated", "Label", o => Ends(p.SgdNonCalibrated(), o), Area);
        yield return ("LinearSvm", "Label", o => Ends(p.LinearSvm(t => t.NumberOfIterations = 5), o), Area);
        yield return ("LdSvm", "Label", o => Ends(p.LdSvm(t => t.NumberOfIterations = 2_000), o), Area);
        yield return ("FieldAwareFactorizationMachine", "Label", o => Ends(p.FieldAwareFactorizationMachine(t => t.NumberOfIterations = 20), o), LogLoss);
        foreach (TreePenalty penalty in Enum.GetValues<TreePenalty>())
        {
            yield return ($"FastTree {penalty}", "Label", o => Ends(p.FastTree(penalty, t => (t.NumberOfTrees, t.NumberOfThreads) = (10, 1)), o), 2);
            yield return ($"FastTreeRegression {penalty}", "Number", o => Ends(p.FastTreeRegression(penalty, t => (t.LabelColumnName, t.NumberOfTrees, t.NumberOfThreads) = ("Number", 10, 1)), o), Error);
            yield return ($"FastTreeTweedie {penalty}", "Count", o => Ends(p.FastTreeTweedie(penalty, t => (t.LabelColumnName, t.NumberOfTrees, t.NumberOfThreads) = ("Count", 10, 1)), o), 2.5);
        }

        foreach (TreePenalty penalty in new[] { TreePenalty.LeafMinimum, TreePenalty.Smoothing, TreePenalty.Entropy })
        {
            yield return ($"FastForest {penalty}", "Label", o => Ends(p.FastForest(penalty, t => (t.NumberOfTrees, t.NumberOfThreads) = (10, 1)), o), Area);
            yield return ($"FastForestRegression {penalty}", "Number", o => Ends(p.FastForestRegression(penalty, t => (t.LabelColumnName, t.NumberOfTrees, t.NumberOfThreads) = ("Number", 10, 1)), o), Error);
        }

        foreach (TreePenalty penalty in new[] { TreePenalty.LeafMinimum, TreePenalty.Shrinkage, TreePenalty.Entropy })
        {
            yield return ($"Gam {penalty}", "Label", o => Ends(p.Gam(penalty, t => (t.NumberOfIterations, t.NumberOfThreads) = (500, 1)), o), LogLoss);
            yield return ($"GamRegression {penalty}", "Number", o => Ends(p.GamRegression(penalty, t => (t.LabelColumnName, t.NumberOfIterations, t.NumberOfThreads) = ("Number", 500, 1)), o), Error);
        }
    }

    private static RegularizationPath Ends<T>(RegularizationKnob<T> knob, RegularizeOptions options)
        where T : class, ITransformer =>
        Context.CollapseGuard().Regularize(new RegularizationKnob<T>([knob.Strengths[0], knob.Strengths[^1]], knob.Build), options).FitPath(Rows);
}
