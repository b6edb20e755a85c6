using CollapseGuard.MLNet.Regularizing;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Regularizing;

/// <summary>The code of docs/guides/mlnet-regularization.md, run as it is shown.</summary>
public class GuideSamples
{
    private readonly MLContext mlContext = new(seed: 1);

    [Fact]
    public void Choose_penalties()
    {
        IDataView train = SignalRows.View(mlContext, 200);

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var step = collapse.Regularize((float l1, float l2) => collapse.Normalize("Features")
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: l1, l2Regularization: l2)));
        var model = step.Fit(train);

        Console.WriteLine(model.Path);                          // every strength, and why this one
        RegularizationStrength chosen = model.Path.Chosen!.Strength;
        File.WriteAllText("path.html", model.Path.ToHtml());    // plot and table; ToSvg gives the plot alone
        // </sample>

        Assert.Equal((3.0, 3.0), (chosen.L1, chosen.L2));
        Assert.True(model.Path.Points[^1].IsCollapsed, model.Path.ToText());
        Assert.Contains("collapsed", File.ReadAllText("path.html"));
        File.Delete("path.html");
    }

    [Fact]
    public void Presets()
    {
        IDataView train = SignalRows.View(mlContext, 100);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        var knob = collapse.RegularizationPresets.FastTree(TreePenalty.LeafMinimum, options => options.NumberOfTrees = 20);
        RegularizationPath path = collapse.Regularize(knob, new RegularizeOptions { FoldCount = 3, StandardErrors = 1 }).FitPath(train);
        // </sample>

        Assert.True(path.Points[^1].IsCollapsed);
    }

    [Fact]
    public void Any_other_knob()
    {
        IDataView train = SignalRows.View(mlContext, 100);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        var step = collapse.Regularize(
            l2 => mlContext.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
            {
                NumberOfIterations = 20,
                NumberOfThreads = 1,
                MinimumExampleCountPerLeaf = 5,
                Booster = new GradientBooster.Options { L2Regularization = l2 },
            }),
            name: "L2",
            values: [0, 1, 10, 100]);   // from the weakest to the strongest
        // </sample>

        Assert.NotNull(step.FitPath(train).Chosen);
    }
}
