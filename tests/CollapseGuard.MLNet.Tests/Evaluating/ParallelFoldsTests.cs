using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Evaluating;

public class ParallelFoldsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly CollapseGuardCatalog Collapse = Context.CollapseGuard();

    /// <summary>The trainer begins at random weights and stops long before they are forgotten.</summary>
    [Fact]
    public void The_numbers_are_those_of_folds_one_after_the_other()
    {
        IDataView data = ImbalancedRows.View(Context, 300, .2, .5f);
        string[] Folds(int degree, int seed = 4) => [.. Collapse.StratifiedCrossValidate(data, RandomStart, 4, seed: seed, maxDegreeOfParallelism: degree).Folds.Select(fold => $"{fold.Fold} {fold.Metrics} {fold.Report.ToJson()}")];

        string[] sequential = Folds(1);

        Assert.Equal(sequential, Folds(4));
        Assert.Equal(sequential, Folds(2));
        Assert.Equal(4, sequential.Distinct().Count());
    }

    [Fact]
    public void As_many_folds_as_asked_for_run_at_one_time_each_in_a_context_of_its_own()
    {
        using var together = new Barrier(2);
        var contexts = new List<MLContext>();
        bool met = true;

        Collapse.StratifiedCrossValidate(
            ImbalancedRows.View(Context, 100, .3, 1),
            context =>
            {
                lock (contexts)
                {
                    contexts.Add(context);
                }

                met &= together.SignalAndWait(TimeSpan.FromSeconds(20));
                return RandomStart(context);
            },
            numberOfFolds: 2,
            maxDegreeOfParallelism: 2);

        Assert.True(met);
        Assert.Equal(2, contexts.Distinct().Count());
        Assert.DoesNotContain(Context, contexts);
    }

    [Fact]
    public void Cancelled_while_folds_run_it_ends_with_the_token_and_no_further_fold_begins()
    {
        using var stop = new CancellationTokenSource();
        int begun = 0;

        OperationCanceledException error = Assert.ThrowsAny<OperationCanceledException>(() => Collapse.StratifiedCrossValidate(
            ImbalancedRows.View(Context, 200, .3, 1),
            context =>
            {
                Interlocked.Increment(ref begun);
                stop.Cancel();
                return RandomStart(context);
            },
            numberOfFolds: 20,
            maxDegreeOfParallelism: 2,
            cancellationToken: stop.Token));

        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.InRange(begun, 1, 2);
    }

    [Fact]
    public void A_fold_that_fails_is_named_whatever_runs_beside_it()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Collapse.StratifiedCrossValidate(
            ImbalancedRows.View(Context, 30, .5, 1), context => context.BinaryClassification.Trainers.LbfgsLogisticRegression("Kind"), 3, maxDegreeOfParallelism: 2));

        Assert.Matches("^Fold [123] of 3 could not be trained on 20 rows: ", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Collapse.StratifiedCrossValidate(ImbalancedRows.View(Context, 30, .5, 1), RandomStart, maxDegreeOfParallelism: 0));
    }

    private static LbfgsLogisticRegressionBinaryTrainer RandomStart(MLContext context) => context.BinaryClassification.Trainers.LbfgsLogisticRegression(
        new LbfgsLogisticRegressionBinaryTrainer.Options { InitialWeightsDiameter = 2, MaximumNumberOfIterations = 2, NumberOfThreads = 1 });
}
