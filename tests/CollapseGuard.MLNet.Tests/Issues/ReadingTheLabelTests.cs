using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>
/// dotnet/machinelearning-modelbuilder 2947: a regression answers well in the tool, and the generated code always prints 0. It prints the member that is called like
/// the label: what was put into the row comes back, and an application puts nothing there. The answer is in <c>Score</c>.
/// </summary>
public class ReadingTheLabelTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void What_is_printed_is_the_label_and_the_model_is_sound()
    {
        var model = Context.Transforms.Concatenate("Features", "Device", "Temperature", "Weather", "Time")
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "Predict")).Fit(Rows(2_000, 1));
        using PredictionEngine<Input, Output> engine = Context.Model.CreatePredictionEngine<Input, Output>(model);
        Output[] served = [.. Inputs(50, 2, isKnown: false).Select(engine.Predict)];

        // The symptom: always 0, while the scores vary.
        Assert.All(served, row => Assert.Equal(0, row.Predict));
        Assert.True(served.Select(row => row.Score).Distinct().Count() > 5);

        // The model answers one by one as in a batch, and needs no label.
        CollapseReport sound = Context.CollapseGuard().CheckModel(model, Rows(500, 3), "Predict");
        Assert.Equal(Outcome.Healthy, sound.Outcome);
        Assert.Contains("CG4044", sound.Cleared.Select(d => d.Id));

        // What was printed is told to be no answer.
        ArgumentException error = Assert.Throws<ArgumentException>(() => Context.CollapseGuard().Check(model.Transform(Rows(500, 3)), "Predict", scoreColumnName: "Predict"));
        Assert.Contains("was passed through, not answered. The answer of an ML.NET model is in 'Score'", error.Message, StringComparison.Ordinal);

        // And rows as the application makes them have one label.
        CollapseReport unlabelled = Context.CollapseGuard().CheckModel(model, Rows(500, 3, isKnown: false), "Predict");
        Assert.Contains(unlabelled.Findings, f => f.Detector.Id == "CG3004");
    }

    /// <summary>An application that leaves a column at its default answers for other rows than it is asked about.</summary>
    [Fact]
    public void A_column_that_the_application_does_not_fill_is_named()
    {
        var model = Context.Transforms.Concatenate("Features", "Device", "Temperature", "Weather", "Time")
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "Predict")).Fit(Rows(2_000, 1));
        IDataView served = Context.Data.LoadFromEnumerable(Inputs(500, 3).Select(row => new Input { Device = row.Device, Time = row.Time, Weather = row.Weather, Predict = row.Predict }).ToList());

        CollapseReport report = Context.CollapseGuard().CheckModel(model, served, "Predict", trainingData: Rows(2_000, 1));

        Assert.Contains(report.Findings, f => f.Detector.Id == "CG3021" && f.Message.Contains("'Temperature'", StringComparison.Ordinal));
        Assert.Contains(report.Causes.Take(2), c => c.Cause is CauseId.TrainServeMismatch or CauseId.DistributionDrift);
    }

    private static IDataView Rows(int count, int seed, bool isKnown = true) => Context.Data.LoadFromEnumerable(Inputs(count, seed, isKnown));

    private static List<Input> Inputs(int count, int seed, bool isKnown = true)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var row = new Input { Device = random.Next(3), Temperature = 10 + (20 * random.NextSingle()), Weather = random.Next(2), Time = random.Next(24) };
            row.Predict = isKnown ? (2 * row.Temperature) + (5 * row.Weather) + (3 * row.Device) : 0;
            return row;
        })];
    }

    internal sealed class Input
    {
        public float Device { get; set; }

        public float Temperature { get; set; }

        public float Weather { get; set; }

        public float Time { get; set; }

        public float Predict { get; set; }
    }

    private sealed class Output
    {
        public float Predict { get; set; }

        public float Score { get; set; }
    }
}
