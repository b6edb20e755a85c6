using CollapseGuard.MLNet.Watching;
using CollapseGuard.MLNet.Watching.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>Tree ensembles by their number of trees.</summary>
public class StagedTreesTests
{
    private readonly MLContext context = new(1);

    public static TheoryData<string> Ensembles => ["FastTree", "FastForest", "FastTreeRegression", "LightGbm", "FastForestRegression", "LightGbmRegression", "FastTreeTweedie"];

    [Theory]
    [MemberData(nameof(Ensembles))]
    public void Trees_add_up_to_the_score(string trainer)
    {
        TreeCourse course = Course(Make(trainer), 500, 300, out string label);

        Assert.Equal(0, course.UnmatchedRows);
        Assert.Equal(500, course.TrainingRows);
        Assert.Equal(300, course.ValidationRows);
        Assert.InRange(course.GreatestDifference, 0, trainer == "FastTreeTweedie" ? 1e-5 : 5e-6);
        Assert.Equal(course.TreeCount, course.Stages[^1].Trees);
        Assert.Equal(1, course.Stages[0].Trees);
        Assert.True(course.Stages[^1].TrainingSkill > .1, $"{course.Stages[^1]} {label}");
        Assert.InRange(course.BestTreeCount, 1, course.TreeCount);
    }

    [Fact]
    public void A_stage_is_the_model_trained_with_so_many_trees()
    {
        // Boosting is greedy: the first k of 30 trees are the k trees of a model trained with k. Each stage beside such a model's own metric.
        IDataView train = WatchedTables.View(context, 500), validation = WatchedTables.View(context, 300, seed: 2);
        TreeCourse course = Course(c => c.Regression.Trainers.FastTree("Number", numberOfTrees: 30), 500, 300, out _);
        foreach (int trees in new[] { 1, 7, 30 })
        {
            RegressionMetrics metrics = context.Regression.Evaluate(context.Regression.Trainers.FastTree("Number", numberOfTrees: trees).Fit(train).Transform(validation), "Number");
            Assert.Equal(metrics.RSquared, course.Stages.Single(s => s.Trees == trees).ValidationSkill, 1e-5);
        }
    }

    [Fact]
    public void A_stage_of_a_forest_is_the_mean_of_so_many_trees()
    {
        TreeCourse course = Course(c => c.Regression.Trainers.FastForest("Number", numberOfTrees: 30), 500, 300, out _);
        Assert.True(course.Stages[0].ValidationSkill > .1, $"{course.Stages[0]}");
        Assert.InRange(course.Stages[0].ScoreSpread / course.Stages[^1].ScoreSpread, .5, 2);
    }

    [Fact]
    public void Memorized_noise_is_overfitting_and_its_near_miss_is_not()
    {
        TreeCourse noisy = Course(c => c.Regression.Trainers.FastTree("Number", numberOfTrees: 200, learningRate: .5, minimumExampleCountPerLeaf: 1), 300, 2_000, out _, noise: 1.5f);
        Assert.True(noisy.Verdict == TreeVerdict.Overfitting, noisy.Explanation);
        Assert.InRange(noisy.BestTreeCount, 1, 100);
        Assert.True(noisy.Stages.Max(s => s.ValidationSkill) > noisy.Stages[^1].ValidationSkill + .05);
        Assert.True(noisy.Stages[^1].TrainingSkill > .95);

        TreeCourse slow = Course(c => c.Regression.Trainers.FastTree("Number", numberOfTrees: 20, numberOfLeaves: 4), 1_000, 2_000, out _, noise: .5f);
        Assert.Equal(TreeVerdict.Settled, slow.Verdict);
    }

    [Fact]
    public void Rows_without_signal_give_no_skill_and_few_rows_no_verdict()
    {
        TreeCourse none = Course(c => c.Regression.Trainers.FastTree("Number", numberOfTrees: 20), 300, 1_000, out _, signal: 0);
        Assert.Equal(TreeVerdict.NoSkill, none.Verdict);
        Assert.True(none.Stages[^1].TrainingSkill > 0);

        TreeCourse few = Course(c => c.Regression.Trainers.FastTree("Number", numberOfTrees: 20), 300, 10, out _, signal: 0);
        Assert.Equal(TreeVerdict.NotEvaluated, few.Verdict);
    }

    [Fact]
    public void No_split_at_all()
    {
        WatchReport report = Report(c => c.BinaryClassification.Trainers.FastTree(minimumExampleCountPerLeaf: 290), 300, 200);
        Assert.Equal(TreeVerdict.NoSplit, report.Trees!.Verdict);
        Assert.Equal(0, report.Trees.SplitTreeCount);
        Assert.Equal(Outcome.OutputCollapse, report.Outcome);

        TreeCourse stump = Course(c => c.BinaryClassification.Trainers.FastTree(numberOfLeaves: 2, numberOfTrees: 3), 300, 200, out _);
        Assert.NotEqual(TreeVerdict.NoSplit, stump.Verdict);
        Assert.Equal(3, stump.SplitTreeCount);
    }

    [Fact]
    public void Missing_values_are_left_out_where_the_trees_do_not_add_up_and_categories_are_followed()
    {
        WatchedRow[] rows = WatchedTables.Rows(400);
        for (int i = 0; i < 40; i++)
        {
            rows[i].Features[0] = float.NaN;
        }

        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(Make("LightGbmRegression")(context), labelColumnName: "Number");
        watched.Fit(context.Data.LoadFromEnumerable(rows));
        TreeCourse course = watched.LastFit.Examine().Trees!;
        Assert.InRange(course.UnmatchedRows, 0, 40);
        Assert.Equal(400, course.TrainingRows + course.UnmatchedRows);

        var trainer = context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options { LabelColumnName = "Number", NumberOfIterations = 10, UseCategoricalSplit = true, MinimumExampleCountPerGroup = 1, NumberOfThreads = 1 });
        var pipeline = context.CollapseGuard().Watch(context.Transforms.Categorical.OneHotEncoding("Features", "Group").Append(trainer), labelColumnName: "Number");
        pipeline.Fit(WatchedTables.View(context, 400));
        TreeCourse categorical = pipeline.LastFit.Examine().Trees!;
        Assert.Equal(0, categorical.UnmatchedRows);
        Assert.True(categorical.Stages[^1].TrainingSkill > .2);
    }

    [Fact]
    public void Many_trees_are_judged_at_a_bounded_number_of_stages()
    {
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(
            Make("FastTreeRegression")(context), labelColumnName: "Number", options: new WatchOptions { MaximumStages = 4, MaximumRows = 100 });
        watched.Fit(WatchedTables.View(context, 500));
        TreeCourse course = watched.LastFit.Examine().Trees!;
        Assert.Equal([1, 7, 13, 20], course.Stages.Select(s => s.Trees));
        Assert.Equal(100, course.TrainingRows);
        Assert.Equal(TreeVerdict.NotEvaluated, course.Verdict);
    }

    [Fact]
    public void A_model_without_trees_says_why()
    {
        WatchReport report = Report(c => c.BinaryClassification.Trainers.AveragedPerceptron(), 200, 100);
        Assert.Null(report.Trees);
        Assert.Contains("LinearBinaryModelParameters is no tree ensemble", report.TreesNotEvaluated, StringComparison.Ordinal);
    }

    private WatchReport Report(Func<MLContext, IEstimator<ITransformer>> make, int rows, int held, float noise = .5f, float signal = 1, string label = "Label")
    {
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(make(context), WatchedTables.View(context, held, 2, noise, signal), label);
        watched.Fit(WatchedTables.View(context, rows, 1, noise, signal));
        return watched.LastFit.Examine();
    }

    private TreeCourse Course(Func<MLContext, IEstimator<ITransformer>> make, int rows, int held, out string label, float noise = .5f, float signal = 1)
    {
        IEstimator<ITransformer> trainer = make(new MLContext(1));
        label = trainer is FastTreeTweedieTrainer ? "Count" : trainer.GetType().Name.Contains("Regression", StringComparison.Ordinal) ? "Number" : "Label";
        WatchReport report = Report(make, rows, held, noise, signal, label);
        Assert.NotNull(report.Trees);
        return report.Trees;
    }

    private static Func<MLContext, IEstimator<ITransformer>> Make(string trainer) => trainer switch
    {
        "FastForestRegression" => c => c.Regression.Trainers.FastForest("Number", numberOfTrees: 20),
        "LightGbmRegression" => c => c.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options { LabelColumnName = "Number", NumberOfIterations = 20, NumberOfThreads = 1 }),
        _ => c => Trainers.Make(c, trainer),
    };
}
