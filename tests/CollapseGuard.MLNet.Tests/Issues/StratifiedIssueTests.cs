using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Splitting;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>
/// dotnet/machinelearning #4082 ("Support stratify in TrainTestSplit() API": train and test rows with the class shares of the whole, as
/// scikit-learn's stratify) and #4396 ("Cross validation with stratified folds": labels split 90 % / 10 %). #5563 and #5567 are what users
/// met instead: samplingKeyColumnName given the label, and a test set of no rows.
/// </summary>
public class StratifiedIssueTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Issue_4082_ML_NET_draws_the_shares_at_random_and_ours_keeps_them()
    {
        // 10 positives of 200: the share in a test set of 20 % should be .05 within a row.
        IDataView data = ImbalancedRows.View(Context, 200, .05, 1);
        int[] theirs = [.. Enumerable.Range(0, 20).Select(seed => Context.Data.TrainTestSplit(data, .2, seed: seed).TestSet.GetColumn<bool>("Label").Count(label => label))];
        int[] ours = [.. Enumerable.Range(0, 20).Select(seed => Context.CollapseGuard().StratifiedSplit(data, testFraction: .2, seed: seed).TestSet.GetColumn<bool>("Label").Count(label => label))];

        Assert.True(theirs.Distinct().Count() > 1);
        Assert.All(ours, positives => Assert.Equal(2, positives));
    }

    [Fact]
    public void Issue_5563_the_label_as_sampling_key_puts_classes_on_one_side()
    {
        // 500 rows, as many of each class; test fraction .1.
        IDataView data = ImbalancedRows.View(Context, 500, .5, 1);
        DataOperationsCatalog.TrainTestData theirs = Context.Data.TrainTestSplit(data, .1, samplingKeyColumnName: "Kind");
        StratifiedTrainTest ours = Context.CollapseGuard().StratifiedSplit(data, "Kind", .1);

        Assert.Empty(theirs.TrainSet.GetColumn<string>("Kind").Intersect(theirs.TestSet.GetColumn<string>("Kind")));
        Assert.Equal(3, ours.TestSet.GetColumn<string>("Kind").Distinct().Count());
        Assert.Equal(50, ours.TestSet.GetColumn<string>("Kind").Count());
    }

    [Fact]
    public void Issue_4396_every_fold_of_a_90_to_10_table_holds_90_to_10()
    {
        IDataView data = ImbalancedRows.View(Context, 500, .1, 1.5f);

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, Context.BinaryClassification.Trainers.LbfgsLogisticRegression());

        Assert.All(result.Folds, fold => Assert.Equal([new ClassRows("false", 360, 90), new ClassRows("true", 40, 10)], fold.Classes));
    }

    [Fact]
    public void Issue_4396_even_classes_are_asked_of_the_training_rows_by_weights_never_of_the_test_rows()
    {
        // The asker wanted 50 % / 50 % in each fold. That belongs to training; test rows keep the shares the model will meet.
        IDataView data = ImbalancedRows.View(Context, 500, .1, 1.5f);
        var weighted = Context.CollapseGuard().WeightByClass().Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight"));

        StratifiedCrossValidation plain = Context.CollapseGuard().StratifiedCrossValidate(data, Context.BinaryClassification.Trainers.LbfgsLogisticRegression());
        StratifiedCrossValidation even = Context.CollapseGuard().StratifiedCrossValidate(data, weighted);

        Assert.All(even.Folds, fold => Assert.Equal(10, fold.ScoredTestSet.GetColumn<bool>("Label").Count(label => label)));
        Assert.True(even[Metric.BalancedAccuracy].Mean > plain[Metric.BalancedAccuracy].Mean + .05);
    }
}
