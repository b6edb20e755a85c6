using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using static CollapseGuard.MLNet.Tests.Checks.Tables;

namespace CollapseGuard.MLNet.Tests.Checks;

/// <summary>The code of docs/guides/mlnet-checks.md, run as it is shown.</summary>
public class GuideSamples
{
    [Fact]
    public void Check_a_scored_view()
    {
        MLContext mlContext = Context;
        IDataView testData = Binary(seed: 2);
        var model = Trained(mlContext);

        // <sample>
        CollapseReport report = mlContext.CollapseGuard().Check(model.Transform(testData));

        Console.WriteLine(report);   // the verdict, the findings, what to do
        // </sample>

        Assert.Equal(Outcome.Healthy, report.Outcome);
    }

    [Fact]
    public void Check_data_before_there_is_a_model()
    {
        MLContext mlContext = Context;
        IDataView trainingData = Binary();

        // <sample>
        CollapseReport report = mlContext.CollapseGuard().CheckData(trainingData, labelColumnName: "Label");
        // </sample>

        Assert.Equal(Outcome.Healthy, report.Outcome);
    }

    [Fact]
    public void Check_the_model_itself()
    {
        MLContext mlContext = Context;
        IDataView trainingData = Binary(), testData = Binary(seed: 2);
        var model = Trained(mlContext);

        // <sample>
        CollapseReport report = mlContext.CollapseGuard().CheckModel(model, testData, trainingData: trainingData);
        // </sample>

        Assert.Equal(Outcome.Healthy, report.Outcome);
    }

    private static BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> Trained(MLContext context) => context.BinaryClassification.Trainers.FastTree().Fit(Binary());
}
