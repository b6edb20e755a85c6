using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Splitting;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Guides;

/// <summary>The code of docs/guides/mlnet-validation.md, run as it is shown.</summary>
public class ValidationGuide
{
    private readonly MLContext mlContext = new(seed: 1);

    [Fact]
    public void Split()
    {
        IDataView data = ImbalancedRows.View(mlContext, 1_000, .03, 1.5f);

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        StratifiedTrainTest split = collapse.StratifiedSplit(data, testFraction: 0.2, seed: 1);
        foreach (ClassRows rows in split.Classes)
        {
            Console.WriteLine($"{rows.Name}: {rows.TrainRows} to train on, {rows.TestRows} held out");
        }
        // </sample>

        Assert.Equal([new ClassRows("false", 776, 194), new ClassRows("true", 24, 6)], split.Classes);
    }

    [Fact]
    public void Cross_validate()
    {
        IDataView data = ImbalancedRows.View(mlContext, 1_000, .03, 1.5f);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        var pipeline = mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false)
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());

        StratifiedCrossValidation folds = collapse.StratifiedCrossValidate(data, pipeline, numberOfFolds: 5);
        MetricSummary auc = folds[Metric.Auc];
        Console.WriteLine($"AUC {auc.Mean:0.000} ± {auc.StandardDeviation:0.000} over {auc.FoldsUsed} folds");

        foreach (StratifiedFold fold in folds.Folds)
        {
            Console.WriteLine($"fold {fold.Fold}: {fold.Report.Outcome}");   // a collapse in one fold does not hide in a mean
        }
        // </sample>

        Assert.Equal(5, auc.FoldsUsed);
    }

    [Fact]
    public void Folds_at_one_time()
    {
        IDataView data = ImbalancedRows.View(mlContext, 500, .1, 1.5f);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        StratifiedCrossValidation folds = collapse.StratifiedCrossValidate(
            data,
            context => context.BinaryClassification.Trainers.LbfgsLogisticRegression(),
            maxDegreeOfParallelism: 4);
        // </sample>

        Assert.Equal(5, folds.Folds.Count);
    }

    [Fact]
    public void Groups()
    {
        IDataView data = ImbalancedRows.View(mlContext, 1_000, .03, 1.5f);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var pipeline = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        // <sample>
        StratifiedTrainTest split = collapse.StratifiedSplit(data, testFraction: 0.2, groupColumnName: "Customer");
        StratifiedCrossValidation folds = collapse.StratifiedCrossValidate(data, pipeline, groupColumnName: "Customer");
        // </sample>

        Assert.Equal(1_000, split.Classes.Sum(c => c.TestRows + c.TrainRows));
        Assert.Equal(5, folds.Folds.Count);
    }

    [Fact]
    public void Measure()
    {
        IDataView data = ImbalancedRows.View(mlContext, 1_000, .03, 1.5f);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        // <sample>
        IDataView scored = model.Transform(data);
        MetricSet metrics = collapse.Evaluate(scored);
        MetricValue precision = metrics[Metric.AveragePrecision];
        Console.WriteLine(precision.IsDefined ? $"{precision.Value:0.000}" : $"undefined: {precision.Undefined}");

        Console.WriteLine(collapse.Confusion(scored));   // matrix, precision and recall with 95 % intervals, pairs most confused
        // </sample>

        Assert.True(precision.IsDefined);
    }
}
