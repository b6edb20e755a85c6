using CollapseGuard.MLNet.Watching;
using CollapseGuard.MLNet.Watching.Trees;
using CollapseGuard.Scaling;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>Tree ensembles of several classes, and of a scaled target, by their number of trees.</summary>
public class ClassTreesTests
{
    private readonly MLContext context = new(1);

    public static TheoryData<string> Trainers => ["LightGbm", "LightGbm, softmax", "FastTree", "LightGbm one by one"];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void The_stages_are_the_models_of_so_many_trees(string trainer)
    {
        IDataView train = Rows(400, 1), held = Rows(300, 2);

        TreeCourse course = Report(trainer, train, held).Trees!;

        Assert.Equal((400, 300, 0), (course.TrainingRows, course.ValidationRows, course.UnmatchedRows));
        Assert.InRange(course.GreatestDifference, 0, 5e-6);
        Assert.Equal(SkillMeasure.LogLoss, course.Measure);
        Assert.Equal((10, 10), (course.TreeCount, course.SplitTreeCount));
        Assert.Equal(TreeVerdict.Settled, course.Verdict);
        foreach (int trees in new[] { 1, 4, 10 })
        {
            // Boosting is greedy: the first k rounds are a model of k rounds. ML.NET's log-loss reduction is skill over the shares of the classes.
            var metrics = context.MulticlassClassification.Evaluate(Make(trainer, trees).Fit(train).Transform(held), "Class");
            Assert.Equal(metrics.LogLossReduction, course.Stages.Single(s => s.Trees == trees).ValidationSkill, 1e-4);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memorized_classes_are_overfitting_and_the_near_miss_is_not(bool useSoftmax)
    {
        IDataView train = Rows(300, 1, wrong: .4), held = Rows(1_000, 2, wrong: .4);
        LightGbmMulticlassTrainer.Options Options(int trees, double rate) => new()
        {
            LabelColumnName = "Class", NumberOfIterations = trees, LearningRate = rate, UseSoftmax = useSoftmax, NumberOfThreads = 1, MinimumExampleCountPerLeaf = 5,
        };

        TreeCourse noisy = Report(context.MulticlassClassification.Trainers.LightGbm(Options(60, .3)), train, held).Trees!;
        TreeCourse slow = Report(context.MulticlassClassification.Trainers.LightGbm(Options(10, .05)), train, held).Trees!;

        Assert.True(noisy.Verdict == TreeVerdict.Overfitting, noisy.Explanation);
        Assert.InRange(noisy.BestTreeCount, 1, 30);
        Assert.StartsWith("All 60 rounds of trees, one for each of 3 classes, do worse on validation rows than the first", noisy.Explanation, StringComparison.Ordinal);
        Assert.True(slow.Verdict == TreeVerdict.Settled, slow.Explanation);
    }

    [Fact]
    public void No_class_with_a_split_is_said()
    {
        WatchReport report = Report(
            context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options { LabelColumnName = "Class", NumberOfIterations = 5, NumberOfThreads = 1, MinimumExampleCountPerLeaf = 250 }), Rows(400, 1), Rows(300, 2));

        Assert.Equal(TreeVerdict.NoSplit, report.Trees!.Verdict);
        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains(report.Validation.Report!.Findings, f => f.Detector.Id == "CG4040");
    }

    [Fact]
    public void What_cannot_be_staged_says_why()
    {
        IDataView train = Rows(400, 1), held = Rows(300, 2);

        WatchReport margins = Report(context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree("Class", numberOfTrees: 5), "Class", useProbabilities: false), train, held);
        WatchReport linear = Report(context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.AveragedPerceptron("Class"), "Class"), train, held);

        Assert.Null(margins.Trees);
        Assert.Contains("no probabilities", margins.TreesNotEvaluated, StringComparison.Ordinal);
        Assert.Contains("LinearBinaryModelParameters is no tree ensemble", linear.TreesNotEvaluated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScalingKind.Standardize)]
    [InlineData(ScalingKind.Log)]
    public void Trees_under_a_scaled_target_are_judged_in_its_own_unit(ScalingKind kind)
    {
        CollapseGuardCatalog guard = context.CollapseGuard();
        IDataView train = WatchedTables.View(context, 400), held = WatchedTables.View(context, 300, seed: 2);
        var trainer = guard.ScaleTarget(context.Regression.Trainers.FastTree("Number", numberOfTrees: 20), kind, "Number");
        var watched = guard.Watch(trainer, held, "Number");
        var model = watched.Fit(train);

        TreeCourse course = watched.LastFit.Examine().Trees!;

        Assert.Equal(0, course.UnmatchedRows);
        Assert.Equal(context.Regression.Evaluate(model.Transform(held), "Number").RSquared, course.Stages[^1].ValidationSkill, 1e-5);
        Assert.Equal(TreeVerdict.Settled, course.Verdict);
    }

    private WatchReport Report(string trainer, IDataView train, IDataView held) => Report(Make(trainer, 10), train, held);

    private WatchReport Report(IEstimator<ITransformer> trainer, IDataView train, IDataView held)
    {
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(trainer, held, "Class");
        watched.Fit(train);
        return watched.LastFit.Examine();
    }

    private IEstimator<ITransformer> Make(string trainer, int trees) => trainer switch
    {
        "FastTree" => context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree("Class", numberOfTrees: trees, numberOfLeaves: 4), "Class"),
        "LightGbm one by one" => context.MulticlassClassification.Trainers.OneVersusAll(
            context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { LabelColumnName = "Class", NumberOfIterations = trees, NumberOfLeaves = 4, NumberOfThreads = 1 }), "Class"),
        _ => context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            LabelColumnName = "Class", NumberOfIterations = trees, NumberOfLeaves = 4, NumberOfThreads = 1, UseSoftmax = trainer.EndsWith("softmax", StringComparison.Ordinal),
        }),
    };

    /// <summary>Three classes by the first feature; a share of them drawn anew.</summary>
    private IDataView Rows(int count, int seed, double wrong = .1)
    {
        WatchedRow[] rows = WatchedTables.Rows(count, seed);
        var random = new Random(seed);
        foreach (WatchedRow row in rows)
        {
            row.Group = random.NextDouble() < wrong ? (uint)random.Next(3) : row.Group;
        }

        return WatchedTables.Keyed(context, context.Data.LoadFromEnumerable(rows));
    }
}
