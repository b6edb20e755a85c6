using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.Scaling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Normalizing;

public class ScaleTargetTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void A_target_far_from_zero_is_learned_and_answered_in_its_unit()
    {
        IDataView view = Houses();
        var trainer = Context.Regression.Trainers.OnlineGradientDescent(numberOfIterations: 10);

        RegressionMetrics before = Context.Regression.Evaluate(trainer.Fit(view).Transform(view));
        ScaleTargetTransformer<RegressionPredictionTransformer<Microsoft.ML.Trainers.LinearRegressionModelParameters>> model = Context.CollapseGuard().ScaleTarget(trainer).Fit(view);
        RegressionMetrics after = Context.Regression.Evaluate(model.Transform(view));

        Assert.InRange(before.RSquared, double.NegativeInfinity, 0);
        Assert.InRange(after.RSquared, 0.85, 1);
        Assert.InRange(model.Transform(view).GetColumn<float>("Score").Average(), 4.999e5, 5.001e5);
        Assert.Equal([.. view.GetColumn<float>("Label")], model.Transform(view).GetColumn<float>("Label"));
    }

    [Theory]
    [InlineData(ScalingKind.Standardize)]
    [InlineData(ScalingKind.MinMax)]
    [InlineData(ScalingKind.Robust)]
    [InlineData(ScalingKind.Log)]
    public void A_model_that_knows_the_scaled_label_answers_the_label(ScalingKind kind)
    {
        float[] labels = [1_700_000_123, 3, 0, -25.5f, 1e-3f, 4e7f, 12];
        IDataView view = FeatureRows.View(Context, [.. labels.Select(l => new VBuffer<float>(1, [l]))], labels);

        // The "trainer" answers with the label it was given: what comes out is forward, then back.
        var echo = new Echo(Context);
        float[] scores = [.. Context.CollapseGuard().ScaleTarget(echo, kind).Fit(view).Transform(echo.Seen!).GetColumn<float>("Score")];

        float largest = labels.Max(Math.Abs);
        Assert.Equal(labels, scores, (a, b) => Math.Abs(a - b) <= (kind == ScalingKind.Log ? Math.Abs(a) * 2e-5f : Math.Max(Math.Abs(a), largest) * 3e-7f) + 1e-6f);
    }

    [Fact]
    public void The_scale_is_hand_worked()
    {
        // 1, 3, 5: mean 3, deviation sqrt(8/3).
        IDataView view = FeatureRows.View(Context, [.. new float[] { 1, 3, 5, float.NaN }.Select(l => new VBuffer<float>(1, [1f]))], [1, 3, 5, float.NaN]);

        TargetScale scale = Context.CollapseGuard().ScaleTarget(new Echo(Context)).Fit(view).Target;

        Assert.Equal(3, scale.Offset);
        Assert.Equal(Math.Sqrt(8 / 3.0), scale.Scale, 1e-12);
        Assert.Equal(3, scale.Count);
    }

    [Fact]
    public void A_saved_model_loads_without_us_and_evaluates()
    {
        IDataView view = Houses();
        var model = Context.CollapseGuard().Normalize("Features")
            .Append(Context.CollapseGuard().ScaleTarget(Context.Regression.Trainers.Sdca(maximumNumberOfIterations: 20))).Fit(view);

        (ITransformer loaded, bool namesOurs) = FeatureRows.Reload(Context, model, view.Schema);

        Assert.False(namesOurs);
        Assert.Equal(model.Transform(view).GetColumn<float>("Score"), loaded.Transform(view).GetColumn<float>("Score"));
        Assert.InRange(Context.Regression.Evaluate(loaded.Transform(view)).RSquared, 0.9, 1);
    }

    [Fact]
    public void What_cannot_be_a_target_is_refused()
    {
        IDataView view = FeatureRows.View(Context, [new VBuffer<float>(1, [1f]), new VBuffer<float>(1, [2f])], [1, float.PositiveInfinity]);
        CollapseGuardCatalog collapse = Context.CollapseGuard();

        Assert.Contains("'Label' is infinite in row 1", Assert.Throws<ArgumentException>(() => collapse.ScaleTarget(new Echo(Context)).Fit(view)).Message);
        Assert.Contains("'IsHigh' has type Boolean", Assert.Throws<ArgumentException>(() => collapse.ScaleTarget(new Echo(Context), labelColumnName: "IsHigh").Fit(view)).Message);
        Assert.Contains("no column 'Target'", Assert.Throws<ArgumentException>(() => collapse.ScaleTarget(new Echo(Context), labelColumnName: "Target").Fit(view)).Message);
    }

    private static IDataView Houses()
    {
        var random = new Random(4);
        float[][] rows = [.. Enumerable.Range(0, 500).Select(_ => new[] { (float)random.NextDouble() - .5f, (float)random.NextDouble() - .5f })];
        return FeatureRows.View(Context, rows.Length, i => rows[i], i => 500_000 + (2_000 * rows[i][0]) - (1_000 * rows[i][1]));
    }

    /// <summary>A model whose score is the label that it was fitted on, for the same rows.</summary>
    private sealed class Echo(MLContext context) : IEstimator<ITransformer>
    {
        public IDataView? Seen { get; private set; }

        public ITransformer Fit(IDataView input)
        {
            Seen = input;
            return context.Transforms.CopyColumns("Score", "Label").Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => context.Transforms.CopyColumns("Score", "Label").GetOutputSchema(inputSchema);
    }
}
