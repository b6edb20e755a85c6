using CollapseGuard.MLNet.Watching;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>Passes counted, types kept, fits kept, and trainers stopped.</summary>
public class PassTests
{
    private readonly MLContext context = new(1);

    [Theory]
    [InlineData("AveragedPerceptron", 10)]
    [InlineData("LinearSvm", 3)]
    [InlineData("OnlineGradientDescent", 5)]
    [InlineData("FastTree", 1)]
    [InlineData("Gam", 1)]
    public void Passes_are_the_trainers_iterations_or_one(string trainer, int passes)
    {
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(Trainers.Make(context, trainer));
        watched.Fit(WatchedTables.View(context, 300));

        Assert.Equal(passes, watched.LastFit.Passes);
        Assert.Null(watched.LastFit.RowsRead);
        Assert.False(watched.LastFit.MissedCancellation);
    }

    [Fact]
    public void Rows_are_counted_where_somebody_listens()
    {
        var heard = new List<WatchProgress>();
        var options = new WatchOptions { Progress = new Direct<WatchProgress>(heard.Add), RowsBetweenReports = 1_500 };
        var watched = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 2), options: options);
        watched.Fit(WatchedTables.View(context, 4_000));

        Assert.Equal(8_000, watched.LastFit.RowsRead);
        Assert.Equal(
            [WatchStage.Began, WatchStage.PassBegan, WatchStage.RowsRead, WatchStage.RowsRead, WatchStage.PassBegan, WatchStage.RowsRead, WatchStage.RowsRead, WatchStage.Ended],
            heard.Select(p => p.Stage));
        Assert.Equal([0, 1, 1, 1, 2, 2, 2, 2], heard.Select(p => p.Pass));
        Assert.Equal([2_048, 3_072], heard.Where(p => p is { Stage: WatchStage.RowsRead, Pass: 1 }).Select(p => p.Row));
        Assert.All(heard, p => Assert.Equal("AveragedPerceptronTrainer", p.Trainer));
    }

    [Fact]
    public void Types_are_kept_and_OneVersusAll_takes_it()
    {
        IDataView rows = WatchedTables.View(context, 300);
        var watched = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.AveragedPerceptron());
        BinaryPredictionTransformer<LinearBinaryModelParameters> model = watched.Fit(rows);
        Assert.Equal(5, model.Model.Weights.Count);
        watched.Clear();
        Assert.Empty(watched.Fits);
        Assert.Throws<InvalidOperationException>(() => watched.LastFit);

        byte[] plain = WatchedTables.Saved(new MLContext(1), Multi(new MLContext(1), isWatched: false).Fit(rows), rows.Schema);
        Assert.Equal(plain, WatchedTables.Saved(context, Multi(new MLContext(1), isWatched: true).Fit(rows), rows.Schema));
        context.MulticlassClassification.Trainers.OneVersusAll(watched, "Class").Fit(rows);
        Assert.Equal([2, 3, 4, 5], watched.Fits.Select(f => f.Number)); // three classes: ML.NET trains the first of them twice
        Assert.All(watched.Fits, f => Assert.Equal(10, f.Passes));

        static IEstimator<ITransformer> Multi(MLContext c, bool isWatched)
        {
            var binary = c.BinaryClassification.Trainers.AveragedPerceptron();
            return isWatched ? c.MulticlassClassification.Trainers.OneVersusAll(c.CollapseGuard().Watch(binary), "Class") : c.MulticlassClassification.Trainers.OneVersusAll(binary, "Class");
        }
    }

    [Theory]
    [InlineData("AveragedPerceptron")]
    [InlineData("LinearSvm")]
    [InlineData("OnlineGradientDescent")]
    [InlineData("SgdCalibrated")]
    [InlineData("SgdNonCalibrated")]
    [InlineData("OneVersusAll")]
    [InlineData("FieldAwareFactorizationMachine")]
    public void A_trainer_that_reads_in_every_iteration_is_stopped(string trainer)
    {
        using var source = new CancellationTokenSource();
        var options = new WatchOptions { CancellationToken = source.Token, Progress = new Direct<WatchProgress>(p => { if (p is { Stage: WatchStage.PassBegan, Pass: 2 }) { source.Cancel(); } }) };
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(Trainers.Make(context, trainer), options: options);

        var stopped = Assert.Throws<OperationCanceledException>(() => watched.Fit(WatchedTables.View(context, 3_000)));
        Assert.Equal(source.Token, stopped.CancellationToken);
        Assert.Empty(watched.Fits);
    }

    [Fact]
    public void A_trainer_that_has_copied_its_rows_runs_on_and_the_fit_says_so()
    {
        WatchedEstimator<ITransformer> watched = CancelledAfterRow1024("FastTree");
        Assert.NotNull(watched.Fit(WatchedTables.View(context, 1_100)));
        Assert.True(watched.LastFit.MissedCancellation);
    }

    [Fact]
    public void A_trainer_that_reads_several_times_before_it_works_is_stopped_at_its_next_pass() =>
        Assert.Throws<OperationCanceledException>(() => CancelledAfterRow1024("SdcaLogisticRegression, no shuffle").Fit(WatchedTables.View(context, 1_100)));

    // Of 1,100 rows: no later row is looked at in this pass.
    private WatchedEstimator<ITransformer> CancelledAfterRow1024(string trainer)
    {
        var source = new CancellationTokenSource();
        var progress = new Direct<WatchProgress>(p =>
        {
            if (p.Stage == WatchStage.RowsRead)
            {
                source.Cancel();
            }
        });
        return context.CollapseGuard().Watch(Trainers.Make(context, trainer), options: new WatchOptions { CancellationToken = source.Token, RowsBetweenReports = 1, Progress = progress });
    }

    [Fact]
    public void A_token_that_is_cancelled_already_and_a_trainer_that_fails_by_itself()
    {
        var watched = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.AveragedPerceptron(), options: new WatchOptions { CancellationToken = new CancellationToken(true) });
        Assert.Throws<OperationCanceledException>(() => watched.Fit(WatchedTables.View(context, 10)));

        var other = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.AveragedPerceptron("NoSuchLabel"));
        Assert.Throws<ArgumentOutOfRangeException>(() => other.Fit(WatchedTables.View(context, 10)));
    }
}
