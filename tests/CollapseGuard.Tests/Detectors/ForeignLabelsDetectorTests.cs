using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class ForeignLabelsDetectorTests
{
    private static readonly ForeignLabelsDetector Detector = new();

    [Fact]
    public void Finds_another_spelling()
    {
        string[] actual = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? "yes" : "no")];
        string[] predicted = [.. actual.Select(a => a == "yes" ? "Yes" : "No")];
        CollapseReport report = Collapse.CheckLabels<string>(predicted, actual);

        Assert.Equal(Outcome.NoSkill, report.Outcome);
        Finding finding = Assert.Single(report.Findings, f => f.Detector.Id == "CG1019");
        Assert.Contains("'No', 'Yes', which no true label is: those are 'no', 'yes' (n = 200)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(CauseId.LabelEncoding, report.Causes[0].Cause);
    }

    /// <summary>Codes 1 and 2 against 0 and 1: one of the codes is common to both.</summary>
    [Fact]
    public void Finds_codes_off_by_one()
    {
        int[] actual = [.. Enumerable.Range(0, 400).Select(i => i % 5 < 2 ? 0 : 1)];

        Assert.Contains(Collapse.CheckLabels<int>([.. actual.Select(a => a + 1)], actual).Findings, f => f.Detector.Id == "CG1019");
    }

    [Fact]
    public void Near_miss_a_rare_class_that_the_test_set_misses() => Detector.IsSilentOn(Drawn.Labels(3, 40, 5, 3, 6, 40, 2, 0, 0, 0));

    [Fact]
    public void Near_miss_right_where_it_can_be() => Detector.IsSilentOn(Drawn.Labels(3, 50, 0, 60, 0, 50, 60, 0, 0, 0));

    [Fact]
    public void One_true_class_is_left_to_swapped_arguments() => Detector.IsSilentOn(Drawn.Labels(2, 40, 60, 0, 0));

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Labels(2, 0, 10, 0, 0));

    [Fact]
    public void Scores_have_no_labels_of_their_own() => Detector.DoesNotApplyTo(Drawn.Binary(100, .5, 1));
}
