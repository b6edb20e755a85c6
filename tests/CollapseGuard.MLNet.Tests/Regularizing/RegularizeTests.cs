using System.Xml.Linq;
using CollapseGuard.MLNet.Regularizing;
using CollapseGuard.MLNet.Tests.Normalizing;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Regularizing;

public class RegularizeTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly (float, float)[] Few = [(0, 0), (.1f, .1f), (1, 1), (10, 10), (1_000, 1_000)];

    [Fact]
    public void A_penalty_that_collapses_the_model_is_left_out_and_the_choice_keeps_what_tells()
    {
        IDataView view = SignalRows.View(Context, 300);

        var model = Context.CollapseGuard().Regularize((l1, l2) => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: l1, l2Regularization: l2), Few).Fit(view);
        RegularizationPath path = model.Path;

        Assert.Equal(RegularizationMetric.LogLoss, path.Metric);
        Assert.True(path.Points[^1].IsCollapsed);
        Assert.Equal(0, path.Points[^1].Spread);
        Assert.StartsWith("all scores are one number", path.Points[^1].CollapseReason);
        Assert.All(path.Points.SkipLast(1), point => Assert.False(point.IsCollapsed));
        Assert.Equal(0, path.Points[^1].NonZeroWeights);
        Assert.True(path.Points[0].NonZeroWeights > path.Points[3].NonZeroWeights);
        Assert.True(path.Chosen!.MeanMetric <= path.Best!.MeanMetric + path.Best.StandardError);
        Assert.InRange(Context.BinaryClassification.Evaluate(model.Transform(view)).AreaUnderRocCurve, .9, 1);
        Assert.Contains("1 collapsed strength was left out", path.Reason);
    }

    [Fact]
    public void Without_signal_the_constant_has_the_best_loss_and_is_not_chosen()
    {
        IDataView view = SignalRows.View(Context, 150, signal: 0);

        RegularizationPath path = Context.CollapseGuard().Regularize(Logistic, Few).FitPath(view);

        Assert.True(path.Points[^1].MeanMetric < path.Points[0].MeanMetric);
        Assert.True(path.Points[^1].IsCollapsed);
        Assert.False(path.Chosen!.IsCollapsed);
    }

    [Fact]
    public void When_all_collapse_the_path_says_so_and_no_model_is_given()
    {
        IDataView view = SignalRows.View(Context, 100);
        var step = Context.CollapseGuard().Regularize(Logistic, [(1_000f, 0f), (10_000f, 0f)]);

        Assert.Null(step.FitPath(view).Chosen);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => step.Fit(view));

        Assert.Contains("all 2 collapsed", error.Message);
        Assert.Contains("L1 = 1000, L2 = 0", error.Message);
    }

    [Fact]
    public void A_pipeline_is_regularized_as_a_whole_and_saved_without_us()
    {
        IDataView view = SignalRows.View(Context, 200);
        var model = Context.CollapseGuard()
            .Regularize(l2 => Context.CollapseGuard().Normalize().Append(Context.Regression.Trainers.OnlineGradientDescent("Number", l2Regularization: (float)l2)), "L2", [0, 1e-3, .1], new RegularizeOptions { LabelColumnName = "Number" })
            .Fit(view);

        (ITransformer loaded, bool namesOurs) = FeatureRows.Reload(Context, model, view.Schema);

        Assert.False(namesOurs);
        Assert.Equal(model.Transform(view).GetColumn<float>("Score"), loaded.Transform(view).GetColumn<float>("Score"));
        Assert.Equal(RegularizationMetric.RootMeanSquaredError, model.Path.Metric);
        Assert.Equal(8, model.Path.Points[0].NonZeroWeights);
        Assert.Equal("L2 = 0.1", model.Path.Points[2].Strength.ToString());
    }

    [Fact]
    public void Folds_without_a_class_leave_the_ranking_undefined_there_and_no_exception()
    {
        IDataView all = SignalRows.View(Context, 400);
        var rows = Context.Data.CreateEnumerable<SignalRows.Row>(all, reuseRowObject: false).ToArray();
        IDataView rare = View([.. rows.Where(r => r.Label).Take(3), .. rows.Where(r => !r.Label).Take(97)]);

        RegularizationPath path = Context.CollapseGuard().Regularize(l2 => Context.BinaryClassification.Trainers.AveragedPerceptron(l2Regularization: (float)l2), "L2", [0, .001]).FitPath(rare);

        Assert.Equal(RegularizationMetric.AreaUnderRocCurve, path.Metric);
        Assert.Equal(2, path.Points[0].FoldMetrics.Count(double.IsNaN));
        Assert.StartsWith("there are no positives among 20 rows", path.Points[0].UndefinedReason);
        Assert.NotNull(path.Chosen);
    }

    [Fact]
    public void Multiclass_by_log_loss()
    {
        RegularizationPath path = Context.CollapseGuard()
            .Regularize((l1, l2) => Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Kind", l1Regularization: l1, l2Regularization: l2), Few, new RegularizeOptions { LabelColumnName = "Kind", FoldCount = 3 })
            .FitPath(SignalRows.View(Context, 200));

        Assert.Equal(RegularizationMetric.LogLoss, path.Metric);
        Assert.InRange(path.Chosen!.MeanMetric, 0, 1.0);
        Assert.True(path.Points[^1].IsCollapsed);
        Assert.Equal(24, path.Points[0].NonZeroWeights);
    }

    [Fact]
    public void Text_labels_that_the_pipeline_maps_to_keys()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TextRow));
        var random = new Random(2);
        IDataView view = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 90).Select(i => new TextRow { Label = $"c{i % 3}", Features = [(float)((i % 3) + random.NextDouble()), 1] }).ToArray(), definition);

        RegularizationPath path = Context.CollapseGuard()
            .Regularize((l1, l2) => Context.Transforms.Conversion.MapValueToKey("Label").Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: l1, l2Regularization: l2)), [(0f, .1f), (0f, 1f)])
            .FitPath(view);

        Assert.InRange(path.Chosen!.MeanMetric, 0, .9);
        Assert.All(path.Points, point => Assert.NotNull(point.NonZeroWeights));
    }

    [Fact]
    public void LightGbm_through_a_factory()
    {
        RegularizationPath path = Context.CollapseGuard()
            .Regularize(rows => Context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options { LabelColumnName = "Number", MinimumExampleCountPerLeaf = (int)rows, NumberOfIterations = 10, NumberOfThreads = 1 }), "MinimumExampleCountPerLeaf", [5, 20, 10_000], new RegularizeOptions { LabelColumnName = "Number", FoldCount = 3 })
            .FitPath(SignalRows.View(Context, 200));

        Assert.Equal([false, false, true], path.Points.Select(point => point.IsCollapsed));
        Assert.Null(path.Points[0].NonZeroWeights);
    }

    [Fact]
    public void A_strength_at_which_training_breaks_down_does_not_end_the_path()
    {
        RegularizationPath path = Context.CollapseGuard()
            .Regularize<ITransformer>(value => value > 1 ? new Failing() : Context.Regression.Trainers.OnlineGradientDescent("Number"), "L2", [0, 5], new RegularizeOptions { LabelColumnName = "Number" })
            .FitPath(SignalRows.View(Context, 60));

        Assert.Equal("training failed: weights are NaN (fold 0 and 4 more)", path.Points[1].CollapseReason);
        Assert.Same(path.Points[0], path.Chosen);
    }

    [Fact]
    public void Groups_stay_together()
    {
        IDataView view = SignalRows.View(Context, 120);
        var options = new RegularizeOptions { LabelColumnName = "Number", GroupColumnName = "Kind", FoldCount = 3 };

        // Kind cuts Number into three ranges: whole ranges are held out, and a line must be extended to rows it has not seen.
        double together = Best(options), apart = Best(options with { GroupColumnName = null });

        Assert.True(together > 1.1 * apart, $"{together} and {apart}");
        Assert.Contains("3 group(s); 5 parts", Assert.Throws<ArgumentException>(() => Best(options with { FoldCount = 5 })).Message);

        double Best(RegularizeOptions asked) => Context.CollapseGuard()
            .Regularize((l1, l2) => Context.Regression.Trainers.OnlineGradientDescent("Number", l2Regularization: l2), [(0f, 0f)], asked).FitPath(view).Points[0].MeanMetric;
    }

    [Fact]
    public void Progress_is_told_and_cancelling_stops()
    {
        using var source = new CancellationTokenSource();
        var seen = new Seen(after: 3, source);
        var step = Context.CollapseGuard().Regularize(Logistic, Few, progress: seen, cancellationToken: source.Token);

        Assert.Throws<OperationCanceledException>(() => step.FitPath(SignalRows.View(Context, 100)));

        Assert.Equal([1, 2, 3], seen.All.Select(p => p.Fits));
        Assert.All(seen.All, p => Assert.Equal(25, p.TotalFits));
        Assert.Equal("L1 = 1, L2 = 1", seen.All[2].Strength.ToString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_path()
    {
        IDataView view = SignalRows.View(Context, 120);

        string Path(int seed) => Context.CollapseGuard().Regularize(Logistic, [(0f, 1f), (1f, 1f)], new RegularizeOptions { Seed = seed }).FitPath(view).ToText();

        Assert.Equal(Path(1), Path(1));
        Assert.NotEqual(Path(1), Path(2));
    }

    [Fact]
    public void Writers_show_the_choice_and_what_collapsed()
    {
        RegularizationPath path = Context.CollapseGuard().Regularize(Logistic, Few, new RegularizeOptions { FoldCount = 3 }).FitPath(SignalRows.View(Context, 100));

        XElement svg = XElement.Parse(path.ToSvg());
        Assert.Equal(4 + 1, svg.Descendants().Count(e => e.Name.LocalName == "circle"));
        Assert.Single(svg.Descendants(), e => e.Name.LocalName == "path");
        Assert.Contains("collapsed: all scores are one number (fold 0 and 2 more)", path.ToText());
        Assert.Single(path.ToText().Split('\n'), line => line.StartsWith('>'));
        Assert.Equal(2 + 5, path.ToMarkdown().Split('\n').Count(line => line.StartsWith('|')));
        Assert.Contains("<svg ", path.ToHtml());
        Assert.DoesNotContain("http", path.ToHtml().Replace("http://www.w3.org/2000/svg", ""));
    }

    [Fact]
    public void What_cannot_be_judged_is_refused()
    {
        IDataView view = SignalRows.View(Context, 30);
        CollapseGuardCatalog collapse = Context.CollapseGuard();

        Assert.Contains("There is no column 'Target'", Assert.Throws<ArgumentException>(() => collapse.Regularize(Logistic, options: new RegularizeOptions { LabelColumnName = "Target" }).Fit(view)).Message);
        Assert.Contains("5 folds need at least 10", Assert.Throws<ArgumentException>(() => collapse.Regularize(Logistic).Fit(Context.Data.TakeRows(view, 9))).Message);
        Assert.Contains("'strengths' is empty", Assert.Throws<ArgumentException>(() => collapse.Regularize(Logistic, [])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegularizeOptions { FoldCount = 1 });
    }

    [Fact]
    public void The_schema_is_the_trainers()
    {
        IDataView view = SignalRows.View(Context, 60);
        var step = Context.CollapseGuard().Regularize(Logistic, [(0f, 1f)]);

        var chain = Context.Transforms.CopyColumns("Copy", "Label").Append(step).Fit(view);
        var model = chain.LastTransformer;

        LinearBinaryModelParameters weights = model.Model.Model.SubModel;
        Assert.Equal(8, weights.Weights.Count);
        Assert.Contains("Probability", model.GetOutputSchema(view.Schema).Select(c => c.Name));
        Assert.True(model.IsRowToRowMapper);
    }

    private static LbfgsLogisticRegressionBinaryTrainer Logistic(float l1, float l2) => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: l1, l2Regularization: l2);

    private static IDataView View(SignalRows.Row[] rows)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(SignalRows.Row));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        return Context.Data.LoadFromEnumerable(rows, definition);
    }

    private sealed class TextRow
    {
        public string Label { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Failing : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new InvalidOperationException("weights are NaN");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class Seen(int after, CancellationTokenSource source) : IProgress<RegularizationProgress>
    {
        public List<RegularizationProgress> All { get; } = [];

        public void Report(RegularizationProgress value)
        {
            All.Add(value);
            if (All.Count == after)
            {
                source.Cancel();
            }
        }
    }
}
