using Microsoft.ML;
using Microsoft.ML.Data;
using static CollapseGuard.MLNet.Tests.Checks.Tables;

namespace CollapseGuard.MLNet.Tests.Checks;

public class CheckTests
{
    private static readonly CollapseGuardCatalog Guard = Context.CollapseGuard();

    [Fact]
    public void A_binary_model_is_judged_by_its_probabilities()
    {
        IDataView data = Binary();
        IDataView scored = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data).Transform(data);

        CollapseReport report = Guard.Check(scored);

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Equal((PredictionTask.Binary, 600L), (report.Subject.Task, report.Subject.Rows));
        Assert.Contains("CG3001", report.Cleared.Select(d => d.Id));
    }

    /// <summary>The report is that of the core on the same numbers: nothing is lost or added on the way.</summary>
    [Fact]
    public void The_report_is_the_cores()
    {
        IDataView data = Binary(positives: .1);
        IDataView scored = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data).Transform(data);
        float[] probabilities = [.. scored.GetColumn<float>("Probability")];
        bool[] labels = [.. scored.GetColumn<bool>("Label")];

        CollapseReport report = Guard.Check(Context.Transforms.DropColumns("Features").Fit(scored).Transform(scored));
        CollapseReport core = Collapse.CheckBinary(probabilities, labels);

        Assert.Equal(core.Outcome, report.Outcome);
        Assert.Equal(core.Findings.SelectMany(f => f.Evidence).Select(e => e.Value), report.Findings.SelectMany(f => f.Evidence).Select(e => e.Value));
    }

    /// <summary>A rare class whose probabilities rank and never reach one half.</summary>
    [Fact]
    public void Scores_that_rank_under_decisions_that_do_not_vary_are_a_decision_collapse()
    {
        var random = new Random(3);
        IDataView scored = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 4_000).Select(_ =>
        {
            bool positive = random.NextDouble() < .03;
            float p = (positive ? .2f : .02f) + (.2f * random.NextSingle());
            return new Scored { Label = positive, Probability = p, Score = MathF.Log(p / (1 - p)), PredictedLabel = p > .5f };
        }).ToList());

        Assert.Equal(Outcome.DecisionCollapse, Guard.Check(scored).Outcome);
    }

    /// <summary>Features of very different scale explain a model without skill, and are no news beside a sound one (trees do not mind).</summary>
    [Fact]
    public void Scales_of_the_features_are_told_where_skill_is_not_shown()
    {
        IDataView unscaled = Context.Data.LoadFromEnumerable(Draw(600, 1, (_, x) => new Row { Label = x[0] + x[1] > 0, Features = [x[0], x[1], 1e6f * x[2], x[3]] }));
        IDataView constant = Context.Transforms.CustomMapping<Row, Answer>((_, answer) => answer.Score = -3, contractName: null).Fit(unscaled).Transform(unscaled);
        IDataView trees = Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 20).Fit(unscaled).Transform(unscaled);

        CollapseReport collapsed = Guard.Check(constant);
        CollapseReport sound = Guard.Check(trees);

        Assert.Equal(Outcome.OutputCollapse, collapsed.Outcome);
        Assert.Contains("CG3013", collapsed.Findings.Select(f => f.Detector.Id));
        Assert.Equal(CauseId.InputScale, collapsed.Causes[0].Cause);
        Assert.Equal(Outcome.Healthy, sound.Outcome);
        Assert.DoesNotContain("CG3013", sound.Findings.Select(f => f.Detector.Id));
    }

    /// <summary>The same numbers, and a threshold that someone has moved: nothing is wrong.</summary>
    [Theory]
    [InlineData(.21f)]
    [InlineData(.3f)]
    public void The_threshold_is_the_one_that_the_predicted_labels_show(float threshold)
    {
        var random = new Random(3);
        Scored[] rows = [.. Enumerable.Range(0, 4_000).Select(_ =>
        {
            bool positive = random.NextDouble() < .2;
            float p = (positive ? .25f : .02f) + (.2f * random.NextSingle());
            return new Scored { Label = positive, Probability = p, Score = MathF.Log(p / (1 - p)), PredictedLabel = p > threshold };
        })];
        int right = rows.Count(r => r.PredictedLabel == r.Label);

        CollapseReport report = Guard.Check(Context.Data.LoadFromEnumerable(rows));
        CollapseReport core = Collapse.CheckBinaryScores([.. rows.Select(r => r.Probability)], [.. rows.Select(r => r.Label)], threshold);

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Equal(core.Outcome, report.Outcome);
        Assert.True(right > 3_600);
    }

    [Fact]
    public void Decisions_that_follow_from_no_score_are_refused()
    {
        IDataView scored = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(i => new Scored { Label = i % 2 == 0, Score = i, Probability = .5f, PredictedLabel = i % 3 == 0 }).ToList());

        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.Check(scored));

        Assert.Contains("does not follow from 'Score' by a threshold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Margins_without_probabilities_are_judged_by_their_sign()
    {
        IDataView data = Binary();
        IDataView scored = Context.BinaryClassification.Trainers.AveragedPerceptron().Fit(data).Transform(data);

        Assert.Null(scored.Schema.GetColumnOrNull("Probability"));
        Assert.Equal(Outcome.Healthy, Guard.Check(scored).Outcome);
    }

    [Fact]
    public void A_regression_is_judged_by_its_scores()
    {
        IDataView data = Regression();
        IDataView scored = Context.Regression.Trainers.FastTree().Fit(data).Transform(data);

        CollapseReport report = Guard.Check(scored);

        Assert.Equal((Outcome.Healthy, PredictionTask.Regression), (report.Outcome, report.Subject.Task));
    }

    [Fact]
    public void A_multiclass_model_is_judged_by_its_matrix_with_its_class_names()
    {
        IDataView data = Classes();
        var pipeline = Context.Transforms.Conversion.MapValueToKey("Label", "Class").Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        IDataView scored = pipeline.Fit(data).Transform(data);

        CollapseReport report = Guard.Check(scored);

        Assert.Equal((Outcome.Healthy, PredictionTask.Multiclass, 3), (report.Outcome, report.Subject.Task, report.Subject.Outputs));
    }

    /// <summary>The truth as text beside a model whose label was a key: matched by name, whatever the order of the keys.</summary>
    [Fact]
    public void Labels_are_matched_to_classes_by_name()
    {
        IDataView data = Classes();
        var pipeline = Context.Transforms.Conversion.MapValueToKey("Label", "Class").Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        IDataView scored = pipeline.Fit(data).Transform(data);

        CollapseReport byKey = Guard.Check(scored);
        CollapseReport byText = Guard.Check(scored, labelColumnName: "Class");

        Assert.Equal(byKey.ToJson(), byText.ToJson());
    }

    /// <summary>Margins are no distribution: the decisions are judged, and no probability is made up.</summary>
    [Fact]
    public void Multiclass_margins_are_judged_by_their_decisions()
    {
        IDataView data = Classes();
        var pipeline = Context.Transforms.Conversion.MapValueToKey("Label", "Class").Append(Context.MulticlassClassification.Trainers.NaiveBayes());
        IDataView scored = pipeline.Fit(data).Transform(data);

        CollapseReport report = Guard.Check(scored);

        Assert.Equal(PredictionTask.Multiclass, report.Subject.Task);
        Assert.DoesNotContain("CG1008", report.Cleared.Select(d => d.Id));
        Assert.Contains("CG1005", report.Cleared.Select(d => d.Id));
    }

    [Fact]
    public void A_constant_regression_is_an_output_collapse()
    {
        IDataView data = Regression();
        IDataView constant = Context.Transforms.CustomMapping<Tables.Amount, Answer>((_, answer) => answer.Score = .25f, null).Fit(data).Transform(data);

        CollapseReport report = Guard.Check(constant);

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains("The inputs hold signal", report.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_scores_are_a_finding()
    {
        IDataView scored = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new Scored { Label = i % 2 == 0, Score = float.NaN, Probability = float.NaN }).ToList());

        Assert.Equal(Outcome.NonFinite, Guard.Check(scored).Outcome);
    }

    [Fact]
    public void Rankings_are_refused_with_what_was_seen()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Draw(60, 1, (random, x) => new Ranked { Label = (uint)random.Next(1, 4), Group = (uint)random.Next(1, 5), Features = x }));
        data = Context.Transforms.Conversion.MapValueToKey("Group").Append(Context.Transforms.Conversion.MapValueToKey("Label")).Fit(data).Transform(data);
        IDataView scored = Context.Ranking.Trainers.FastTree(rowGroupColumnName: "Group").Fit(data).Transform(data);

        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.Check(scored));

        Assert.Equal("scoreColumnName", error.ParamName);
        Assert.Contains("a Ranking score", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_that_was_not_scored_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.Check(Binary()));

        Assert.Contains("There is no column 'Score'; the view has 'Label', 'Features'. Score the rows first", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Guard.Check(Binary(), labelColumnName: "Truth"));
        Assert.Throws<ArgumentException>(() => Guard.Check(Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Binary()).Transform(Binary()), featureColumnName: "Inputs"));
    }

    [Fact]
    public void An_empty_view_is_inconclusive()
    {
        IDataView scored = Context.Data.LoadFromEnumerable(Array.Empty<Scored>());

        Assert.Equal(Outcome.Inconclusive, Guard.Check(scored).Outcome);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        IDataView scored = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Binary()).Transform(Binary());
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => Guard.Check(scored, options: new CheckOptions { CancellationToken = stopped.Token }));
    }

    private sealed class Scored
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class Answer
    {
        public float Score { get; set; }
    }

    private sealed class Ranked
    {
        public uint Label { get; set; }

        public uint Group { get; set; }

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }
}
