using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>dotnet/machinelearning 1839: two vectors, (0, 0) false and (1, 1) true; FastTree gets one of two right, whichever it is asked.</summary>
public class FastTreeOnTwoRowsTests
{
    private static readonly MLContext Context = new(seed: 0);

    [Fact]
    public void The_leaf_minimum_is_named_and_the_remedy_cures()
    {
        IDataView data = Context.Data.LoadFromEnumerable(new[] { new Point { Features = [0, 0], Label = false }, new Point { Features = [1, 1], Label = true } });
        var model = Context.BinaryClassification.Trainers.FastTree().Fit(data);

        CollapseReport report = Context.CollapseGuard().CheckModel(model, data, trainingData: data);

        Assert.Equal(.5, Context.BinaryClassification.EvaluateNonCalibrated(model.Transform(data)).Accuracy);
        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4040");
        Assert.Equal(CauseId.LeafMinimumTooLarge, report.Causes[0].Cause);
        Assert.Equal("lower-leaf-minimum", report.Remedies[0].Id);

        var cured = Context.BinaryClassification.Trainers.FastTree(minimumExampleCountPerLeaf: 1).Fit(data);
        Assert.Equal(1, Context.BinaryClassification.EvaluateNonCalibrated(cured.Transform(data)).Accuracy);
        Assert.DoesNotContain(Context.CollapseGuard().CheckModel(cured, data, trainingData: data).Findings, f => f.Detector.Id == "CG4040");
    }

    private sealed class Point
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
