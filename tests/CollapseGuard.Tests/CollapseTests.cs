using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests;

/// <summary>The front door: every way in, what it refuses, and that silence is never health.</summary>
public class CollapseTests
{
    private static readonly (float[] Predicted, float[] Actual) Sound = Drawn.Numbers(500, .8, .8);
    private static readonly bool[] Truth = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0)];

    [Fact]
    public void Null_and_empty_are_inconclusive_everywhere()
    {
        Outcome[] outcomes =
        [
            Collapse.CheckRegression((float[]?)null, (float[]?)null).Outcome,
            Collapse.CheckRegression(Array.Empty<double>(), Array.Empty<double>()).Outcome,
            Collapse.CheckOutputs(Array.Empty<float>(), 3, Array.Empty<float>()).Outcome,
            Collapse.CheckLabels<string>(null, null).Outcome,
            Collapse.CheckBinary(Array.Empty<float>(), []).Outcome,
            Collapse.CheckBinaryScores(Array.Empty<double>(), [], 0).Outcome,
            Collapse.CheckProbabilities(Array.Empty<float>(), 3, []).Outcome,
            Collapse.CheckUnlabelled(Array.Empty<float>()).Outcome,
            Collapse.Diagnose(new Snapshot()).Outcome,
        ];

        Assert.All(outcomes, outcome => Assert.Equal(Outcome.Inconclusive, outcome));
    }

    [Fact]
    public void One_row_is_inconclusive() => Assert.Equal(Outcome.Inconclusive, Collapse.CheckRegression([1f], [2f]).Outcome);

    [Fact]
    public void All_nan_is_non_finite() =>
        Assert.Equal(Outcome.NonFinite, Collapse.CheckRegression([float.NaN, float.NaN], [1f, 2f]).Outcome);

    [Fact]
    public void Float_and_double_agree()
    {
        double[] predicted = [.. Sound.Predicted.Select(v => (double)v)];
        double[] actual = [.. Sound.Actual.Select(v => (double)v)];

        Assert.Equal(Outcome.Healthy, Collapse.CheckRegression(Sound.Predicted, Sound.Actual).Outcome);
        Assert.Equal(Collapse.CheckRegression(Sound.Predicted, Sound.Actual).ToText(), Collapse.CheckRegression(predicted, actual).ToText());
        Assert.Equal(Outcome.OutputCollapse, Collapse.CheckRegression(new double[500], actual).Outcome);
    }

    [Fact]
    public void Different_lengths_are_refused_with_both_numbers()
    {
        string message = Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckLabels<int>(new int[100], new int[90])).Message;

        Assert.Contains("'actual' has 90 labels but 'predicted' has 100; they must describe the same samples.", message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckRegression(new float[3], new float[2]));
        Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckBinary(new float[3], new bool[2]));
        Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckProbabilities(new float[6], 3, new int[3]));
        Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckOutputs(new float[5], 2, new float[5]));
    }

    [Fact]
    public void Inputs_must_have_the_same_rows() => Assert.Contains(
        "'inputs' has 3 rows but 'predicted' has 4",
        Assert.Throws<ArgumentException>(() => Collapse.CheckRegression(new float[4], new float[4], FeatureTable.FromRowMajor(new float[3], 1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Margins_given_as_probabilities_are_sent_to_the_right_door() => Assert.Contains(
        "CheckBinaryScores",
        Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckBinary([.5f, 1.5f], [true, false])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Logits_given_as_a_matrix_are_refused_and_a_rounded_row_is_not()
    {
        float[] matrix = [.. Enumerable.Range(0, 200).SelectMany(i => i % 2 == 0 ? new[] { .8f, .2f } : [.2f, .8f])];
        int[] classes = [.. Enumerable.Range(0, 200).Select(i => i % 2)];
        Assert.Equal(Outcome.Healthy, Collapse.CheckProbabilities(matrix, 2, classes).Outcome);
        matrix[0] = .85f;
        matrix[2] = .25f;
        Assert.Equal(Outcome.Healthy, Collapse.CheckProbabilities(matrix, 2, classes).Outcome);
        matrix[4] = 3;

        string message = Assert.Throws<ArgumentException>(() => Collapse.CheckProbabilities(matrix, 2, classes)).Message;
        Assert.Contains("3 of 200 finite rows", message, StringComparison.Ordinal);
        Assert.Contains("Apply softmax", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_out_of_range_is_refused() =>
        Assert.Contains("[0, 2]", Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckProbabilities(new float[6], 3, [0, 7])).Message, StringComparison.Ordinal);

    [Fact]
    public void Labels_of_any_kind_give_the_same_verdict()
    {
        int[] actual = [.. Truth.Select(t => t ? 1 : 0)];
        Assert.All(
            new[]
            {
                Collapse.CheckLabels<int>(new int[400], actual).Outcome,
                Collapse.CheckLabels<long>(new long[400], [.. actual.Select(a => (long)a)]).Outcome,
                Collapse.CheckLabels<uint>(new uint[400], [.. actual.Select(a => (uint)a)]).Outcome,
                Collapse.CheckLabels<bool>(new bool[400], Truth).Outcome,
                Collapse.CheckLabels<string>([.. Enumerable.Repeat("no", 400)], [.. Truth.Select(t => t ? "yes" : "no")]).Outcome,
            },
            outcome => Assert.Equal(Outcome.OutputCollapse, outcome));
    }

    [Fact]
    public void Scores_that_rank_below_the_threshold_are_a_decision_collapse()
    {
        float[] margins = [.. Truth.Select((t, i) => (t ? 1f : 0f) + (i % 7 * .2f))];

        Assert.Equal(Outcome.DecisionCollapse, Collapse.CheckBinaryScores(margins, Truth, threshold: 10).Outcome);
        Assert.Equal(Outcome.Healthy, Collapse.CheckBinaryScores(margins, Truth, threshold: 1.2).Outcome);
    }

    [Fact]
    public void Without_labels_health_is_never_claimed()
    {
        Assert.Equal(Outcome.Inconclusive, Collapse.CheckUnlabelled(Sound.Predicted).Outcome);
        Assert.Equal(Outcome.OutputCollapse, Collapse.CheckUnlabelled(new float[100]).Outcome);
        Assert.Equal(Outcome.PartialCollapse, Collapse.CheckUnlabelled([.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 1f : i)], 2).Outcome);
    }

    [Fact]
    public void Inputs_tell_a_fault_from_missing_signal()
    {
        float[] target = Sound.Actual;
        FeatureTable telling = FeatureTable.FromRowMajor(Sound.Predicted, 1);
        FeatureTable silent = FeatureTable.FromRowMajor(Drawn.Numbers(500, 1, 0, seed: 9).Predicted, 1);
        float[] mean = [.. Enumerable.Repeat(target.Average(), target.Length)];

        Assert.Equal(Outcome.OutputCollapse, Collapse.CheckRegression(mean, target, telling).Outcome);
        Assert.Equal(Outcome.NoSignal, Collapse.CheckRegression(mean, target, silent).Outcome);
        Assert.Equal(Outcome.OutputCollapse, Collapse.CheckRegression(new float[500], [.. target.Select(t => t + 5)], silent).Outcome);
    }

    [Fact]
    public void A_segment_that_gets_a_constant_is_named()
    {
        var regions = new CategoricalColumn("region", Enumerable.Range(0, 500).Select(i => i % 2).ToArray(), ["north", "south"]);
        float[] predicted = [.. Sound.Predicted.Select((p, i) => i % 2 == 0 ? p : 0f)];
        CollapseReport report = Collapse.CheckRegression(predicted, Sound.Actual, FeatureTable.FromColumns().With(segments: regions));

        Assert.Equal(Outcome.PartialCollapse, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG1010" && f.Subject == "south");
    }

    [Fact]
    public void A_model_is_asked_what_it_answers_to()
    {
        FeatureTable rows = FeatureTable.FromRowMajor(Sound.Predicted, 2);

        Assert.Equal(Outcome.OutputCollapse, Collapse.CheckModel((_, _, outputs) => outputs.Fill(7), rows).Outcome);
        CollapseReport half = Collapse.CheckModel(FirstColumn, rows);
        Assert.Equal(Outcome.Inconclusive, half.Outcome);
        Assert.Contains(half.Findings, f => f.Detector.Id == "CG1017" && f.Subject == "x1");
    }

    [Fact]
    public void A_model_with_the_truth_beside_it_can_be_healthy()
    {
        FeatureTable rows = FeatureTable.FromRowMajor(Sound.Predicted, 2);
        float[] truth = [.. Enumerable.Range(0, 250).Select(i => (2 * Sound.Predicted[2 * i]) + (.1f * Sound.Actual[i]))];

        Assert.Equal(Outcome.Healthy, Collapse.CheckModel(FirstColumn, rows, truth).Outcome);
        Assert.ThrowsAny<ArgumentException>(() => Collapse.CheckModel(FirstColumn, rows, new float[3]));
    }

    [Fact]
    public void A_model_is_judged_by_segment()
    {
        var regions = new CategoricalColumn("region", Enumerable.Range(0, 500).Select(i => i % 2).ToArray(), ["north", "south"]);
        float[] inputs = [.. Sound.Predicted.Select((p, i) => i % 2 == 0 ? p : 0f)];
        CollapseReport report = Collapse.CheckModel(FirstColumn, FeatureTable.FromRowMajor(inputs, 1).With(segments: regions), Sound.Actual);

        Assert.Contains(report.Findings, f => f.Detector.Id == "CG1010" && f.Subject == "south");
    }

    [Fact]
    public void Data_alone_are_at_risk_at_most()
    {
        float[] price = [.. Sound.Actual.Select(a => 1e6f * a)];
        FeatureTable data = FeatureTable.FromColumns(new NumericColumn("x", Sound.Predicted), new NumericColumn("price", price));
        CollapseReport report = Collapse.CheckData(data, "price");

        Assert.Equal(Outcome.AtRisk, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG3003");
        Assert.Equal(500, report.Subject.Rows);
        Assert.Contains("'x', 'price'", Assert.Throws<ArgumentException>(() => Collapse.CheckData(data, "cost")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_numeric_label_with_few_values_is_a_class()
    {
        FeatureTable data = FeatureTable.FromColumns(
            new NumericColumn("x", Sound.Predicted), new NumericColumn("y", Enumerable.Range(0, 500).Select(i => i % 50 == 0 ? 1f : 0f).ToArray()));
        CollapseReport report = Collapse.CheckData(data, "y");

        Assert.Equal(PredictionTask.Binary, report.Subject.Task);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG3002" && f.Subject == "1");
    }

    [Fact]
    public void Cancelled_is_cancelled()
    {
        var options = CheckOptions.Default with { CancellationToken = new CancellationToken(canceled: true) };
        Assert.ThrowsAny<OperationCanceledException>(() => Collapse.CheckRegression(Sound.Predicted, Sound.Actual, FeatureTable.FromRowMajor(Sound.Predicted, 1), options));
    }

    private static void FirstColumn(ReadOnlySpan<float> rows, int columns, Span<float> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = 2 * rows[i * columns];
        }
    }
}
