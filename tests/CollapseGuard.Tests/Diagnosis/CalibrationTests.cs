using CollapseGuard.Diagnosis;
using CollapseGuard.Diagnosis.Calibration;
using CollapseGuard.Summaries;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

public class CalibrationTests
{
    private const string Answer = "CG2008";

    [Fact]
    public void Without_counts_every_line_weighs_what_the_expert_wrote() =>
        Assert.All(CauseTable.Lines, line => Assert.Equal(line.Weight, LineCalibration.WeightOf(line, AnswerCounts.None)));

    [Fact]
    public void An_answer_that_was_never_counted_for_a_cause_keeps_the_expert_weight() =>
        Assert.Equal(1.6, LineCalibration.WeightOf(1.6, DropoutTooHigh, Answer, isSilence: false, Counts(18)));

    // The others show it in (2/20 + 0/20)/2 = .05; the expert expects .05 e^1.6 = .2477;
    // theta = (18 + 4 x .2477)/24 = .7913; ln(.7913/.05) = 2.762. Silence: .95, .95 e^-1.6 = .1918, (2 + 4 x .1918)/24 = .1153, ln = -2.109.
    [Theory]
    [InlineData(0, false, 2.719)]
    [InlineData(1.6, false, 2.762)]
    [InlineData(-1.6, true, -2.109)]
    public void Hits_and_the_expert_are_weighed_as_worked_by_hand(double expert, bool isSilence, double expected) =>
        Assert.Equal(expected, LineCalibration.WeightOf(expert, LearningRateTooLow, Answer, isSilence, Counts(18)), .001);

    [Fact]
    public void More_hits_never_weigh_less()
    {
        double[] weights = [.. Enumerable.Range(0, 21).Select(hits => LineCalibration.WeightOf(.7, LearningRateTooLow, Answer, isSilence: false, Counts(hits)))];

        Assert.Equal(weights.Order(), weights);
        Assert.True(weights[^1] > weights[0]);
    }

    [Fact]
    public void What_the_expert_says_still_counts_beside_few_programs() => Assert.True(
        LineCalibration.WeightOf(1.6, LearningRateTooLow, Answer, isSilence: false, Counts(18)) > LineCalibration.WeightOf(-1.6, LearningRateTooLow, Answer, isSilence: false, Counts(18)));

    [Fact]
    public void No_count_weighs_more_than_the_bound()
    {
        var counts = new AnswerCounts([(Answer, LearningRateTooLow, 5000, 5000), (Answer, TooFewEpochs, 0, 5000)], 1);

        Assert.Equal(3.5, LineCalibration.WeightOf(0, LearningRateTooLow, Answer, isSilence: false, counts));
        Assert.Equal(-3.5, LineCalibration.WeightOf(0, LearningRateTooLow, Answer, isSilence: true, counts));
    }

    [Fact]
    public void An_answer_that_says_what_others_say_counts_for_what_is_new_in_it()
    {
        (string, CauseId, int, int)[] rows = [(Answer, LearningRateTooLow, 18, 20), (Answer, TooFewEpochs, 2, 20)];
        double alone = LineCalibration.WeightOf(0, LearningRateTooLow, Answer, isSilence: false, new AnswerCounts(rows, 1));

        Assert.Equal(alone / 4, LineCalibration.WeightOf(0, LearningRateTooLow, Answer, isSilence: false, new AnswerCounts(rows, 1, new Dictionary<string, double> { [Answer] = .25 })), 1e-12);
    }

    [Fact]
    public void A_proof_keeps_what_was_written_and_a_suspicion_does_not()
    {
        var proof = new WeighedLine(new CauseLine(NotTrained, "CG2007", true, 3, "no parameter moves"), 1.2);
        var hint = new WeighedLine(new CauseLine(NotTrained, "CG2007", true, 1.6, "no parameter moves"), 1.2);

        Assert.Equal(6, proof.WeightUnder(Finding(Severity.Error))); // a proof counts twice
        Assert.Equal(3, proof.WeightUnder(Finding(Severity.Warning))); // what is decisive is so whatever was counted
        Assert.Equal(1.2, hint.WeightUnder(Finding(Severity.Error)));
    }

    [Fact]
    public void Counts_are_read_as_they_were_written()
    {
        AnswerCounts counts = new([(Answer, LearningRateTooLow, 18, 20), (Answer, TooFewEpochs, 2, 20), ("CG1001 when outputs still differ a little", TooFewEpochs, 3, 7)], 1.75, new Dictionary<string, double> { [Answer] = .125 });
        var text = new StringWriter();
        counts.Write(text);

        AnswerCounts read = AnswerCounts.Read(new StringReader(text.ToString()));

        Assert.Equal(1.75, read.Temperature);
        Assert.Equal(.125, read.ShareOf(Answer));
        Assert.Equal(counts.Answers, read.Answers);
        Assert.Equal((18, 20), read.Of(Answer, LearningRateTooLow));
        Assert.Equal((3, 7), read.Of("CG1001 when outputs still differ a little", TooFewEpochs));
        Assert.Null(read.Of("CG1001 when outputs still differ a little", LearningRateTooLow));
    }

    [Fact]
    public void Only_a_watched_training_is_ranked_by_counts()
    {
        Assert.Same(CauseWeights.Expert, CauseWeights.For(Scenario.Regression));
        Assert.Same(CauseWeights.Expert, CauseWeights.For(Scenario.Regression with { Configuration = new ConfigurationSummary { Rows = 100 } }));
        Assert.Same(CauseWeights.Calibrated, CauseWeights.For(Scenario.Regression with { Training = Detectors.DrawnTrainings.Healthy }));
    }

    [Fact]
    public void An_answer_nobody_wrote_a_line_for_becomes_one_when_it_is_tied_to_a_cause()
    {
        var counts = new AnswerCounts([("CG2021", DropoutTooHigh, 18, 20), ("CG2021", TooFewEpochs, 1, 20), ("CG2021", BatchSize, 0, 9)], 1);

        CauseLine line = Assert.Single(LearnedLines.From(counts), l => l is { Cause: DropoutTooHigh, WhenFound: true });

        Assert.Contains("18 of 20", line.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(LearnedLines.From(counts), l => l.Cause == BatchSize); // nine programs say nothing by themselves
    }

    [Fact]
    public void A_line_that_was_written_is_never_doubled() => Assert.DoesNotContain(
        LearnedLines.From(Counts(18)), learned => CauseTable.LinesOf(learned.Cause).Any(l => l.DetectorId == learned.DetectorId && l.WhenFound == learned.WhenFound));

    private static AnswerCounts Counts(int hits) =>
        new([(Answer, LearningRateTooLow, hits, 20), (Answer, TooFewEpochs, 2, 20), (Answer, OverRegularized, 0, 20)], 1);

    private static Finding Finding(Severity severity) =>
        new(new DetectorDescriptor("CG2007", "UnmovedParameters", "Parameters do not move.", severity), severity, "model", "No parameter moves.", [], null);
}
