using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>
/// dotnet/machinelearning #3800 and its kin (#4692, #4713; machinelearning-samples #494): "AUC is not defined when there is no positive
/// class in the data". The table of #494: logons of one account by time of day, valid or not; 3 positives of 33 rows, at 12, 13 and 14 hours.
/// </summary>
public class UndefinedAucIssueTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void ML_NET_throws_when_a_fold_has_no_positive()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => Context.BinaryClassification.CrossValidate(Logons(), Pipeline(), numberOfFolds: 5));

        Assert.Contains("AUC is not defined when there is no positive class", error.Message);
    }

    [Fact]
    public void Stratified_folds_as_many_as_positives_define_it_everywhere()
    {
        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(Logons(), Pipeline(), numberOfFolds: 3);

        Assert.Equal(3, result[Metric.Auc].FoldsUsed);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void More_folds_than_positives_leave_it_undefined_where_it_is_and_say_why()
    {
        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(Logons(), Pipeline(), numberOfFolds: 5);

        MetricSummary auc = result[Metric.Auc];
        Assert.Equal(3, auc.FoldsUsed);
        Assert.Equal(2, auc.Undefined.Count);
        Assert.All(auc.Undefined, reason => Assert.Matches("^fold [1-5]: there are no positives among [67] rows$", reason));
        Assert.False(double.IsNaN(auc.Mean));
        Assert.Equal(5, result[Metric.Accuracy].FoldsUsed);
        Assert.Equal("Class 'true' is missing from the test rows of 2 of 5 folds: it has 3 row(s). Metrics that need it are undefined there.", Assert.Single(result.Notes));
        Assert.Contains("over 3 of 5 folds", auc.ToString());
    }

    [Fact]
    public void A_report_over_no_positive_is_never_healthy() =>
        Assert.All(Context.CollapseGuard().StratifiedCrossValidate(Logons(), Pipeline(), numberOfFolds: 5).Folds, fold => Assert.NotEqual(Outcome.Healthy, fold.Report.Outcome));

    private static IDataView Logons() => Context.Data.LoadFromEnumerable(Enumerable.Range(0, 33).Select(i =>
        new Logon { Label = i % 11 == 8, Hour = i % 11 == 8 ? 12 + (i / 11) : 9, Minute = i % 11 }));

    private static EstimatorChain<BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>> Pipeline() =>
        Context.Transforms.Concatenate("Features", "Hour", "Minute").Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression());

    private sealed class Logon
    {
        public bool Label { get; set; }

        public float Hour { get; set; }

        public float Minute { get; set; }
    }
}
