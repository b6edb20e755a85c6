using CollapseGuard.MLNet.Searching;
using CollapseGuard.Search;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Searching;

/// <summary>Candidates that are ML.NET estimators, judged on rows left out.</summary>
public class ModelSearchTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Train = Context.Data.LoadFromEnumerable(SearchRow.Draw(400, seed: 1));
    private static readonly IDataView Validation = Context.Data.LoadFromEnumerable(SearchRow.Draw(300, seed: 2));
    private static readonly SearchSpace L1 = SearchSpace.Of(SearchRange.Log("l1", .01, 10_000));
    private static readonly SearchOptions Grid = new() { Strategy = new GridStrategy { PointsPerRange = 3 } };

    [Fact]
    public void Two_classes_a_regularization_that_empties_the_model_is_rejected_whatever_it_scores()
    {
        var found = Context.CollapseGuard().Search(
            L1,
            c => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: c.GetSingle("l1")),
            Train,
            Validation,
            scored => scored.GetRowCount() is 1 ? 0 : Context.BinaryClassification.Evaluate(scored).PositiveRecall + 2, // as good for all
            new ModelSearchOptions { Search = Grid });

        Assert.Equal([TrialState.Accepted, TrialState.Accepted, TrialState.Rejected], found.Search.Trials.Select(t => t.State));
        Assert.Equal(Outcome.OutputCollapse, found.Search.Trials[2].Outcome);
        Assert.NotNull(found.Model);
    }

    [Fact]
    public void Margins_without_a_probability_are_judged_at_zero()
    {
        var found = Context.CollapseGuard().Search(
            SearchSpace.Of(SearchRange.Log("lambda", 1e-4, 1e-2)),
            c => Context.BinaryClassification.Trainers.LinearSvm(new Microsoft.ML.Trainers.LinearSvmTrainer.Options { Lambda = c.GetSingle("lambda"), NumberOfIterations = 10 }),
            Train,
            Validation,
            scored => Context.BinaryClassification.EvaluateNonCalibrated(scored).Accuracy,
            new ModelSearchOptions { Search = Grid });

        Assert.All(found.Search.Trials, t => Assert.Equal(Outcome.Healthy, t.Outcome));
    }

    [Fact]
    public void Several_classes_by_folds()
    {
        var found = Context.CollapseGuard().Search(
            L1,
            c => Context.Transforms.Conversion.MapValueToKey("Label", nameof(SearchRow.Class))
                .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: c.GetSingle("l1"), l2Regularization: .01f)),
            Train,
            numberOfFolds: 3,
            scored => Context.MulticlassClassification.Evaluate(scored).MacroAccuracy,
            options: new ModelSearchOptions { Search = Grid });

        Assert.Equal(0, found.Search.Best!.Number);
        Assert.True(found.Search.Best.Score > .7, $"{found.Search.Best.Score}");
        Assert.InRange(found.Search.Best.Numbers["scoreDeviation"], 1e-6, .2);
        Assert.Equal(TrialState.Rejected, found.Search.Trials[2].State);
        Assert.NotNull(found.Model);
    }

    [Fact]
    public void A_regression_whose_trees_cannot_split_is_rejected()
    {
        var found = Context.CollapseGuard().Search(
            SearchSpace.Of(SearchRange.Integer("leaf", 5, 395)),
            c => Context.Regression.Trainers.FastTree(nameof(SearchRow.Target), minimumExampleCountPerLeaf: c.GetInt32("leaf"), numberOfTrees: 20),
            Train,
            Validation,
            scored => Context.Regression.Evaluate(scored, nameof(SearchRow.Target)).RootMeanSquaredError,
            new ModelSearchOptions { Search = Grid with { Direction = ScoreDirection.Minimize }, LabelColumnName = nameof(SearchRow.Target) });

        Assert.Equal(0, found.Search.Best!.Number);
        Assert.Equal(Outcome.OutputCollapse, found.Search.Trials[2].Outcome);
    }

    [Fact]
    public void Labels_and_scores_that_do_not_belong_together_fail_with_what_to_do()
    {
        var found = Context.CollapseGuard().Search(
            L1,
            c => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: c.GetSingle("l1")),
            Train,
            Validation,
            _ => 1,
            new ModelSearchOptions { Search = Grid, LabelColumnName = "Laebl" });

        Assert.Null(found.Model);
        Assert.All(found.Search.Trials, t => Assert.Contains("There is no column 'Laebl'; the view has 'Label'", t.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_finds_the_same()
    {
        string[] Lines() => [.. Context.CollapseGuard().Search(
            L1,
            c => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: c.GetSingle("l1")),
            Train,
            Validation,
            scored => Context.BinaryClassification.Evaluate(scored).AreaUnderRocCurve,
            new ModelSearchOptions { Search = new SearchOptions { MaximumTrials = 8, Parallelism = 2, Seed = 3 } }).Search.Trials.Select(t => $"{t.Candidate} {t.State} {t.Score:F4}")];

        Assert.Equal(Lines(), Lines());
    }
}
