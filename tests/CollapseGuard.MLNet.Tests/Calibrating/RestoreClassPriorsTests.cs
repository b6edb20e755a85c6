using CollapseGuard.MLNet.Calibrating;
using CollapseGuard.MLNet.Tests.Checks;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static CollapseGuard.MLNet.Tests.Checks.Tables;

namespace CollapseGuard.MLNet.Tests.Calibrating;

public class RestoreClassPriorsTests
{
    private static readonly Dictionary<string, double> Training = new() { ["low"] = .25, ["middle"] = .5, ["high"] = .25 };
    private static readonly Dictionary<string, double> Real = new() { ["high"] = .0125, ["low"] = .9, ["middle"] = .0875 };

    [Fact]
    public void Each_row_is_that_of_the_formula_and_the_greatest_decides()
    {
        IDataView data = Keyed(Classes(2_000));
        var trainer = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy();
        IDataView before = trainer.Fit(data).Transform(data);

        IDataView after = trainer.Append(Context.CollapseGuard().RestorePrevalence(Training, Real)).Fit(data).Transform(data);

        string[] names = Names(before, "PredictedLabel");
        float[][] moved = [.. after.GetColumn<float[]>("Score")];
        float[] expected = PriorShift.Multiclass(before.GetColumn<float[]>("Score").SelectMany(p => p).ToArray(), [.. names.Select(n => Training[n])], [.. names.Select(n => Real[n])]);
        Assert.Equal(expected, moved.SelectMany(p => p), (a, b) => Math.Abs(a - b) <= 2e-6);
        uint[] decided = [.. after.GetColumn<uint>("PredictedLabel")];
        for (int row = 0; row < moved.Length; row++)
        {
            float[] ordered = [.. moved[row].OrderDescending()];
            Assert.True(ordered[0] - ordered[1] < 1e-4 || moved[row][decided[row] - 1] == ordered[0], string.Join(", ", moved[row]));
        }

        Assert.Equal(names, Names(after, "PredictedLabel"));
        Assert.NotEqual(before.GetColumn<uint>("PredictedLabel"), decided);
        Assert.NotNull(Context.MulticlassClassification.Evaluate(after)); // ML.NET's own evaluation still takes it
    }

    [Fact]
    public void The_same_priors_change_nothing()
    {
        IDataView data = Keyed(Classes());
        var trainer = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy();
        IDataView before = trainer.Fit(data).Transform(data), after = trainer.Append(Context.CollapseGuard().RestorePrevalence(Training, Training)).Fit(data).Transform(data);

        Assert.Equal(before.GetColumn<float[]>("Score").SelectMany(p => p), after.GetColumn<float[]>("Score").SelectMany(p => p), (a, b) => Math.Abs(a - b) <= 1e-6);
        Assert.Equal(before.GetColumn<uint>("PredictedLabel"), after.GetColumn<uint>("PredictedLabel"));
    }

    /// <summary>Trained where the classes are equal, used where they are not: log-loss and accuracy get better there, as Saerens et al. found.</summary>
    [Fact]
    public void A_model_of_other_priors_is_right_again()
    {
        List<Kind> rows = [.. Noisy(6_000, 1)];
        IDataView train = Keyed(Context.Data.LoadFromEnumerable(rows.GroupBy(r => r.Class).SelectMany(g => g.Take(500))));
        IDataView held = Keyed(Context.Data.LoadFromEnumerable(Noisy(4_000, 2)));
        Dictionary<string, double> equal = rows.Select(r => r.Class).Distinct().ToDictionary(name => name, _ => 1 / 3.0);
        Dictionary<string, double> real = rows.CountBy(r => r.Class).ToDictionary(c => c.Key, c => (double)c.Value / rows.Count);
        var trainer = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: .01f, l2Regularization: .01f);

        MulticlassClassificationMetrics before = Measure(trainer), after = Measure(trainer.Append(Context.CollapseGuard().RestorePrevalence(equal, real)));

        Assert.True(after.LogLoss < .9 * before.LogLoss, $"{before.LogLoss} -> {after.LogLoss}");
        Assert.True(after.MicroAccuracy > before.MicroAccuracy, $"{before.MicroAccuracy} -> {after.MicroAccuracy}");

        MulticlassClassificationMetrics Measure(IEstimator<ITransformer> estimator) => Context.MulticlassClassification.Evaluate(estimator.Fit(train).Transform(held));
    }

    [Fact]
    public void The_model_under_it_is_still_looked_into()
    {
        IDataView data = Keyed(Classes());
        var model = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Append(Context.CollapseGuard().RestorePrevalence(Training, Training)).Fit(data);

        CollapseReport report = Context.CollapseGuard().CheckModel(model, data);

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Contains("CG4041", report.Cleared.Select(d => d.Id));
    }

    [Fact]
    public void What_are_no_priors_and_no_probabilities_is_refused()
    {
        IDataView data = Keyed(Classes());
        IDataView scored = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data).Transform(data);
        CollapseGuardCatalog guard = Context.CollapseGuard();

        Assert.Contains("'middle'", Refused(new() { ["low"] = .5, ["high"] = .5 }, Training).Message);
        Assert.Contains("sum to", Refused(Training, new() { ["low"] = .5, ["middle"] = .5, ["high"] = .5 }).Message);
        Assert.Contains("The true prior of 'high' is 0", Refused(Training, new() { ["low"] = .5, ["middle"] = .5, ["high"] = 0 }).Message);
        IDataView margins = Context.MulticlassClassification.Trainers.OneVersusAll(Context.BinaryClassification.Trainers.AveragedPerceptron(), useProbabilities: false).Fit(data).Transform(data);
        Assert.Contains("probabilities are required", Assert.Throws<ArgumentException>(() => guard.RestorePrevalence(Training, Real).Fit(margins)).Message);

        ArgumentException Refused(Dictionary<string, double> training, Dictionary<string, double> real) => Assert.Throws<ArgumentException>(() => guard.RestorePrevalence(training, real).Fit(scored));
    }

    // A tenth as many 'middle' as 'low', a tenth as many 'high' as those; the first feature tells them apart, not surely.
    private static List<Kind> Noisy(int count, int seed) => Draw(count, seed, (random, x) =>
    {
        string name = random.Next(111) switch { < 100 => "low", < 110 => "middle", _ => "high" };
        x[0] += name switch { "low" => -.5f, "middle" => 0, _ => .5f };
        return new Kind { Class = name, Features = x };
    });

    private static IDataView Keyed(IDataView rows) => Context.Transforms.Conversion.MapValueToKey("Label", "Class", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(rows).Transform(rows);

    private static string[] Names(IDataView view, string column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema[column].GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
