using CollapseGuard.Assertions;
using CollapseGuard.MLNet;
using CollapseGuard.Observations;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Repository.Tests;

/// <summary>The README's code samples, run as they are shown.</summary>
public class ReadmeSamples
{
    [Fact]
    public void Ask_why()
    {
        (float[] features, float[] actual, float[] predicted) = CollapsedByTargetScale();

        // <sample>
        FeatureTable inputs = FeatureTable.FromRowMajor(features, columnCount: 3);
        CollapseReport report = Collapse.CheckRegression(predicted, actual, inputs);

        Console.WriteLine(report);                    // the first screen, as above
        Console.WriteLine(report.Outcome);            // OutputCollapse
        Console.WriteLine(report.Causes[0].Cause);    // TargetScale
        Console.WriteLine(report.Remedies[0].Steps[0]);
        // </sample>

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(CauseId.TargetScale, report.Causes[0].Cause);
    }

    [Fact]
    public void In_an_MLNet_pipeline()
    {
        var mlContext = new MLContext(seed: 1);
        var random = new Random(1);
        Row[] rows = [.. Enumerable.Range(0, 900).Select(_ => Row.Draw(random))];
        IDataView train = mlContext.Data.LoadFromEnumerable(rows[..300]), validation = mlContext.Data.LoadFromEnumerable(rows[300..600]), test = mlContext.Data.LoadFromEnumerable(rows[600..]);
        var model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        CollapseReport report = collapse.Check(model.Transform(test));                 // binary, multiclass or regression
        var tuned = collapse.TuneThreshold(model, validation);                         // or Normalize, Resample, Regularize, Augment
        // </sample>

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.True(tuned.Tuning.IsApplied);
    }

    [Fact]
    public void Keep_it_from_coming_back()
    {
        (float[] features, _, _) = CollapsedByTargetScale();
        FeatureTable inputs = FeatureTable.FromRowMajor(features, columnCount: 3);
        RowScorer network = (rows, columns, outputs) =>
        {
            for (int row = 0; row < outputs.Length; row++)
            {
                outputs[row] = rows[row * columns] - rows[(row * columns) + 1];
            }
        };
        float[] predicted = [.. Enumerable.Range(0, inputs.RowCount).Select(row => features[3 * row] - features[(3 * row) + 1])];
        float[] actual = [.. predicted.Select((value, row) => value + (0.2f * features[(3 * row) + 2]))];

        // <sample>
        // in a unit test, under xunit, NUnit or MSTest
        CollapseAssert.NotCollapsed(network, inputs);                                  // answers to its inputs
        CollapseAssert.Healthy(Collapse.CheckRegression(predicted, actual, inputs));   // and beats the best constant
        // </sample>
    }

    [Fact]
    public void Stream_what_does_not_fit_in_memory()
    {
        (_, float[] actual, float[] predicted) = CollapsedByTargetScale();
        IEnumerable<(float[] Predicted, float[] Actual)> batches = predicted.Chunk(100).Zip(actual.Chunk(100));

        // <sample>
        var seen = new RegressionAccumulator();       // bounded memory, mergeable across threads and machines
        foreach (var (batchPredicted, batchActual) in batches)
        {
            seen.Add(batchPredicted, batchActual);
        }

        CollapseReport report = Collapse.Diagnose(seen.ToSnapshot());
        File.WriteAllText("report.json", report.ToJson());
        // </sample>

        Assert.Equal(Outcome.OutputCollapse, CollapseReport.FromJson(File.ReadAllText("report.json")).Outcome);
    }

    /// <summary>A network of small outputs, trained a little on targets near 500: it never gets there.</summary>
    private static (float[] Features, float[] Actual, float[] Predicted) CollapsedByTargetScale()
    {
        const int Rows = 1000;
        var random = new Random(1);
        var features = new float[Rows * 3];
        var actual = new float[Rows];
        var predicted = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                features[(3 * row) + column] = random.NextSingle();
            }

            actual[row] = 500 + (400 * (features[3 * row] - features[(3 * row) + 1]));
            predicted[row] = 68 + (4 * features[3 * row]);
        }

        return (features, actual, predicted);
    }

    private sealed class Row
    {
        public bool Label { get; init; }

        [VectorType(2)]
        public required float[] Features { get; init; }

        public static Row Draw(Random random)
        {
            float first = random.NextSingle(), second = random.NextSingle();
            return new Row { Features = [first, second], Label = first - second + (.3 * random.NextDouble()) > .2 };
        }
    }
}
