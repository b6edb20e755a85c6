using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using static CollapseGuard.MLNet.Tests.Checks.Tables;

namespace CollapseGuard.MLNet.Tests.Checks;

public class CheckModelTests
{
    private static readonly CollapseGuardCatalog Guard = Context.CollapseGuard();

    public static TheoryData<string> Trainers => ["logistic", "sdca", "perceptron", "boosted trees", "forest", "gam"];

    /// <summary>A sound model, whoever trained it: healthy, and no word of what it is made of or of how it is served.</summary>
    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_sound_model_is_healthy(string trainer)
    {
        IDataView train = Binary(), test = Binary(seed: 2);
        IEstimator<ITransformer> estimator = trainer switch
        {
            "logistic" => Context.BinaryClassification.Trainers.LbfgsLogisticRegression(),
            "sdca" => Context.BinaryClassification.Trainers.SdcaLogisticRegression(),
            "perceptron" => Context.BinaryClassification.Trainers.AveragedPerceptron(),
            "boosted trees" => Context.BinaryClassification.Trainers.FastTree(),
            "forest" => Context.BinaryClassification.Trainers.FastForest(),
            _ => Context.BinaryClassification.Trainers.Gam(),
        };

        CollapseReport report = Guard.CheckModel(estimator.Fit(train), test, trainingData: train);

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.DoesNotContain(report.Findings, f => f.Detector.Id[2] == '4' || f.Detector.Id == "CG1016");
        Assert.Contains("CG4043", report.Cleared.Select(d => d.Id));
        Assert.Contains("CG4044", report.Cleared.Select(d => d.Id));
    }

    [Fact]
    public void A_pipeline_of_text_numbers_and_keys_is_asked_by_its_own_columns()
    {
        List<Trip> trips = Draw(500, 1, (random, x) => new Trip { Town = random.Next(3) switch { 0 => "a", 1 => "b", _ => "c" }, Length = x[0], Unused = x[1] });
        trips.ForEach(t => t.Fare = (t.Town == "a" ? 3 : 0) + (2 * t.Length));
        IDataView data = Context.Data.LoadFromEnumerable(trips);
        var pipeline = Context.Transforms.Categorical.OneHotEncoding("Code", "Town")
            .Append(Context.Transforms.Concatenate("Features", "Code", "Length", "Unused"))
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "Fare", numberOfLeaves: 4, numberOfTrees: 5));

        CollapseReport report = Guard.CheckModel(pipeline.Fit(data), data, "Fare");

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Finding ignored = Assert.Single(report.Findings, f => f.Detector.Id == "CG1017");
        Assert.Equal("Unused", ignored.Subject);
        Assert.Contains("1 of 3 columns", ignored.Message, StringComparison.Ordinal);
    }

    /// <summary>The predictor in it is seen: its features are searched for signal, its weights are there.</summary>
    [Fact]
    public void A_model_with_a_scaled_target_is_judged()
    {
        IDataView train = Regression(300), test = Regression(300);
        var trainer = Guard.ScaleTarget(Context.Regression.Trainers.OnlineGradientDescent());

        CollapseReport report = Guard.CheckModel(trainer.Fit(train), test, trainingData: train);

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Contains("CG4041", report.Cleared.Select(d => d.Id));
    }

    [Fact]
    public void Trees_that_may_not_split_are_told()
    {
        IDataView data = Regression(300);

        CollapseReport report = Guard.CheckModel(Context.Regression.Trainers.FastTree(minimumExampleCountPerLeaf: 200).Fit(data), data, trainingData: data);

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4040");
        Assert.Equal(CauseId.LeafMinimumTooLarge, report.Causes[0].Cause);
        Assert.Equal("lower-leaf-minimum", report.Remedies[0].Id);
    }

    [Fact]
    public void A_model_of_bias_alone_is_told()
    {
        IDataView data = Binary();

        CollapseReport report = Guard.CheckModel(Context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: 500).Fit(data), data);

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4041");
        Assert.Equal(CauseId.OverRegularized, report.Causes[0].Cause);
        Assert.Equal("lower-penalty", report.Remedies[0].Id);
    }

    /// <summary>A score that ranks under a calibrator that was fitted to rows whose label has nothing to do with it.</summary>
    [Fact]
    public void A_calibrator_that_flattens_is_told()
    {
        IDataView data = Binary(2_000);
        IDataView shuffled = Context.Data.LoadFromEnumerable(Draw(2_000, 9, (random, x) => new Tables.Row { Label = random.NextDouble() < .5, Features = x }));
        var scorer = Context.BinaryClassification.Trainers.AveragedPerceptron().Fit(data);
        var calibrator = Context.BinaryClassification.Calibrators.Platt().Fit(scorer.Transform(shuffled));

        CollapseReport report = Guard.Check(calibrator.Transform(scorer.Transform(data)));

        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4042");
    }

    [Fact]
    public void A_normalizer_that_does_not_centre_is_told_and_one_that_does_is_not()
    {
        List<Sale> sales = Draw(200, 5, (random, x) => new Sale { Year = 2000 + random.Next(10), Month = random.Next(1, 13) });
        sales.ForEach(s => s.Label = s.Year - 2000);
        IDataView data = Context.Data.LoadFromEnumerable(sales);

        CollapseReport divided = Guard.CheckModel(Normalized(fixZero: true).Fit(data), data);
        CollapseReport centred = Guard.CheckModel(Normalized(fixZero: false).Fit(data), data);

        Assert.Equal("Year", Assert.Single(divided.Findings, f => f.Detector.Id == "CG4045").Subject);
        Assert.Contains("CG4045", centred.Cleared.Select(d => d.Id));
    }

    [Fact]
    public void A_model_that_reads_the_label_is_at_risk()
    {
        IDataView data = Regression(200);
        CollapseReport report = Guard.CheckModel(Context.Transforms.Concatenate("Inputs", "Features", "Label").Append(Context.Regression.Trainers.FastTree(featureColumnName: "Inputs")).Fit(data), data);

        Assert.Equal(Outcome.AtRisk, report.Outcome);
        Assert.Contains("their label is taken away", Assert.Single(report.Findings, f => f.Detector.Id == "CG4044").Message, StringComparison.Ordinal);
        Assert.Contains(report.Causes, c => c.Cause == CauseId.TargetLeak);
    }

    /// <summary>A step that keeps a count outside the model: each asking gets another answer.</summary>
    [Fact]
    public void A_step_with_state_is_told_when_rows_are_asked_one_by_one()
    {
        IDataView data = Regression(200);
        int calls = 0;
        var pipeline = Context.Transforms.CustomMapping<Tables.Amount, Shifted>((row, shifted) => shifted.Inputs = [row.Features[0] + (calls++ % 7), row.Features[1], row.Features[2], row.Features[3]], null)
            .Append(Context.Regression.Trainers.FastTree(featureColumnName: "Inputs", numberOfTrees: 5));

        CollapseReport report = Guard.CheckModel(pipeline.Fit(data), data);

        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4044");
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4043" && f.Severity == Severity.Note); // no contract: it cannot be saved
    }

    [Fact]
    public void Inputs_prepared_otherwise_than_in_training_are_told_by_drift()
    {
        IDataView train = Regression();
        var model = Context.Regression.Trainers.OnlineGradientDescent(numberOfIterations: 20).Fit(train);
        IDataView served = Context.Data.LoadFromEnumerable(Draw(400, 7, (_, x) => new Tables.Amount { Label = (3 * x[0]) - (2 * x[1]), Features = [0, 0, x[2], x[3]] }));

        CollapseReport report = Guard.CheckModel(model, served, trainingData: train);

        Assert.Contains(report.Findings, f => f.Detector.Id == "CG3021" && f.Message.Contains("Features.0", StringComparison.Ordinal));
        Assert.Contains(report.Causes.Take(2), c => c.Cause is CauseId.DistributionDrift or CauseId.TrainServeMismatch);
    }

    [Fact]
    public void A_loaded_model_is_judged_like_the_fitted_one()
    {
        IDataView data = Binary();
        ITransformer fitted = Context.Transforms.NormalizeMinMax("Features").Append(Context.BinaryClassification.Trainers.FastTree()).Fit(data);
        using var file = new MemoryStream();
        Context.Model.Save(fitted, data.Schema, file);
        file.Position = 0;

        Assert.Equal(Guard.CheckModel(fitted, data).ToJson(), Guard.CheckModel(Context.Model.Load(file, out _), data).ToJson());
    }

    [Fact]
    public void A_multiclass_model_is_asked_class_by_class()
    {
        IDataView data = Classes();
        var pipeline = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
            .Append(Context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        CollapseReport report = Guard.CheckModel(pipeline.Fit(data), data);

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Contains("CG4041", report.Cleared.Select(d => d.Id));
    }

    private static EstimatorChain<RegressionPredictionTransformer<PoissonRegressionModelParameters>> Normalized(bool fixZero) => Context.Transforms.Concatenate("Features", "Year", "Month")
        .Append(Context.Transforms.NormalizeMinMax("Features", fixZero: fixZero))
        .Append(Context.Regression.Trainers.LbfgsPoissonRegression());

    private sealed class Trip
    {
        public string Town { get; set; } = "";

        public float Length { get; set; }

        public float Unused { get; set; }

        public float Fare { get; set; }
    }

    private sealed class Sale
    {
        public float Label { get; set; }

        public float Year { get; set; }

        public float Month { get; set; }
    }

    private sealed class Shifted
    {
        [VectorType(4)]
        public float[] Inputs { get; set; } = [];
    }
}
