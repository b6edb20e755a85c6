using System.IO.Compression;
using CollapseGuard.MLNet.Calibrating;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Calibrating;

public class RestorePrevalenceTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void A_model_of_balanced_weights_is_calibrated_to_the_true_prevalence_again()
    {
        IDataView train = ImbalancedRows.View(Context, 4_000, .05, 1.5f, seed: 1), held = ImbalancedRows.View(Context, 4_000, .05, 1.5f, seed: 2);
        var weighted = Context.CollapseGuard().WeightByClass().Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight"));
        var plain = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

        MetricSet inflated = Measure(weighted);
        MetricSet restored = Measure(weighted.Append(Context.CollapseGuard().RestorePrevalence(trainingPrevalence: .5, truePrevalence: .05)));
        MetricSet reference = Measure(plain);

        Assert.True(inflated[Metric.LogLoss].Value > 2 * reference[Metric.LogLoss].Value);
        Assert.InRange(restored[Metric.LogLoss].Value, 0, reference[Metric.LogLoss].Value * 1.03);
        Assert.InRange(restored[Metric.BrierScore].Value, 0, reference[Metric.BrierScore].Value * 1.03);
        Assert.Equal(inflated[Metric.Auc].Value, restored[Metric.Auc].Value);
        Assert.Equal(reference[Metric.Accuracy].Value, restored[Metric.Accuracy].Value, 2); // decisions follow the probability

        MetricSet Measure(IEstimator<ITransformer> estimator) => Context.CollapseGuard().Evaluate(estimator.Fit(train).Transform(held));
    }

    [Fact]
    public void Each_probability_is_that_of_the_formula_and_the_decision_follows_the_threshold()
    {
        float[] probabilities = [0, 1e-6f, .01f, .3f, .5f, .9f, .99f, 1];
        IDataView scored = Context.Data.LoadFromEnumerable(probabilities.Select(p => new BinaryScored { Probability = p, PredictedLabel = p > .5f }));

        IDataView moved = Context.CollapseGuard().RestorePrevalence(.5, .001, threshold: .01).Fit(scored).Transform(scored);
        IDataView kept = Context.CollapseGuard().RestorePrevalence(.5, .001, threshold: double.NaN).Fit(scored).Transform(scored);

        float[] values = [.. moved.GetColumn<float>("Probability")];
        for (int i = 0; i < values.Length; i++)
        {
            double expected = PriorShift.Binary(probabilities[i], .5, .001);
            Assert.InRange(values[i], expected * (1 - 1e-5), (expected * (1 + 1e-5)) + 1e-12);
        }

        Assert.Equal(values.Select(p => p > .01f), moved.GetColumn<bool>("PredictedLabel"));
        Assert.Equal(probabilities.Select(p => p > .5f), kept.GetColumn<bool>("PredictedLabel"));
    }

    [Fact]
    public void A_saved_model_keeps_it_and_loads_without_this_assembly()
    {
        IDataView data = ImbalancedRows.View(Context, 500, .2, 1);
        var model = Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 5).Append(Context.CollapseGuard().RestorePrevalence(.5, .0001)).Fit(data);
        using var stream = new MemoryStream();
        Context.Model.Save(model, data.Schema, stream);

        stream.Position = 0;
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            Assert.All(zip.Entries, entry =>
            {
                using var reader = new StreamReader(entry.Open(), System.Text.Encoding.Latin1);
                Assert.DoesNotContain("CollapseGuard", reader.ReadToEnd());
            });
        }

        stream.Position = 0;
        IDataView loaded = new MLContext().Model.Load(stream, out _).Transform(data);
        Assert.Equal(model.Transform(data).GetColumn<float>("Probability"), loaded.GetColumn<float>("Probability"));
        Assert.True(loaded.GetColumn<float>("Probability").Max() < .1);
        Assert.NotNull(Context.BinaryClassification.Evaluate(loaded)); // ML.NET's own evaluation still takes it
    }

    [Fact]
    public void Shares_outside_0_and_1_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.CollapseGuard().RestorePrevalence(0, .5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.CollapseGuard().RestorePrevalence(.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.CollapseGuard().RestorePrevalence(.5, .1, threshold: 1.5));
    }
}
