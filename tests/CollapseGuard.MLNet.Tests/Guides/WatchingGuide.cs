using CollapseGuard.MLNet.Epochs;
using CollapseGuard.MLNet.Tests.Watching;
using CollapseGuard.MLNet.Watching;
using CollapseGuard.MLNet.Watching.Trees;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Guides;

/// <summary>The code of docs/guides/mlnet-watching.md, run as it is shown.</summary>
public class WatchingGuide
{
    private readonly MLContext mlContext = new(seed: 1);

    [Fact]
    public void Watch()
    {
        IDataView train = WatchedTables.View(mlContext, 500), validation = WatchedTables.View(mlContext, 300, 2);

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var trainer = collapse.Watch(mlContext.BinaryClassification.Trainers.FastTree(numberOfTrees: 200), validation);

        var model = trainer.Fit(train);                    // bit for bit the model of FastTree alone
        WatchReport report = trainer.LastFit.Examine();    // judged now, on a sample of rows

        Console.WriteLine(report.Outcome);
        if (report.Trees is { Verdict: TreeVerdict.Overfitting } trees)
        {
            Console.WriteLine(trees.Explanation);          // with how many trees it was best
        }
        // </sample>

        Assert.NotNull(model);
        Assert.NotNull(report.Trees);
        Assert.Equal(Outcome.Healthy, report.Outcome);
    }

    [Fact]
    public void Stop()
    {
        IDataView train = WatchedTables.View(mlContext, 500);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var rows = new List<WatchProgress>();
        IProgress<WatchProgress> progress = new Direct<WatchProgress>(rows.Add);

        // <sample>
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var trainer = collapse.Watch(
            mlContext.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 50),
            options: new WatchOptions { CancellationToken = stop.Token, Progress = progress });
        var model = trainer.Fit(train);                    // OperationCanceledException after five minutes
        Console.WriteLine(trainer.LastFit.Passes);         // 50: one an iteration
        // </sample>

        Assert.NotNull(model);
        Assert.Equal(50, trainer.LastFit.Passes);
        Assert.Equal(25_000, trainer.LastFit.RowsRead);
        Assert.NotEmpty(rows);
    }

    [Fact]
    public void Epochs()
    {
        IDataView train = mlContext.Data.Cache(WatchedTables.View(mlContext, 500)), validation = WatchedTables.View(mlContext, 300, 2);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        var trainer = mlContext.Regression.Trainers.OnlineGradientDescent("Number", numberOfIterations: 1);
        var training = collapse.TrainByEpoch(trainer, train, validation, labelColumnName: "Number", new EpochOptions { Patience = 5 });

        Console.WriteLine(training);                       // why it stopped, the best epoch, the diagnosis
        foreach (EpochRecord epoch in training.Epochs)
        {
            Console.WriteLine($"{epoch.Epoch}: {epoch.TrainingValue:0.000} {epoch.Value:0.000}");
        }

        var predictions = training.Model.Transform(validation);
        // </sample>

        Assert.NotNull(predictions);
        Assert.Equal(Outcome.Healthy, training.Report.Outcome);
    }
}
