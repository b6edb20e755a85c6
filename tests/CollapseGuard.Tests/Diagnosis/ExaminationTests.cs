using CollapseGuard.Diagnosis;
using static CollapseGuard.Tests.Diagnosis.ScriptedDetector;

namespace CollapseGuard.Tests.Diagnosis;

public class ExaminationTests
{
    private static readonly Snapshot Empty = new();

    [Fact]
    public void Sorts_answers_by_kind()
    {
        Examination examination = Examination.Run(Empty, [Finds("CG1001"), FindsNothing("CG1002"), CannotJudge("CG1003"), CannotJudge("CG1005", applies: false)]);

        Assert.Equal("CG1001", Assert.Single(examination.Findings).Detector.Id);
        Assert.Equal("CG1002", Assert.Single(examination.Cleared).Id);
        Assert.Equal("CG1003", Assert.Single(examination.NotEvaluated).Detector.Id);
        Assert.True(examination.HasFound("CG1001"));
        Assert.False(examination.HasFound("CG1002"));
        Assert.True(examination.HasCleared("CG1002"));
    }

    [Fact]
    public void Lists_the_most_severe_first_then_by_id()
    {
        Examination examination = Examination.Run(Empty, [Finds("CG1003", severity: Severity.Error), Finds("CG1002", severity: Severity.Note), Finds("CG1001", severity: Severity.Error)]);

        Assert.Equal(["CG1001", "CG1003", "CG1002"], examination.Findings.Select(f => f.Detector.Id));
    }

    [Fact]
    public void Moves_a_suppressed_finding_aside_with_its_reason()
    {
        Examination examination = Examination.Run(Empty, [Finds("CG1011")], [new Suppression("CG1011", "prior shift is corrected downstream")]);

        Assert.Empty(examination.Findings);
        Assert.False(examination.HasFound("CG1011"));
        SuppressedFinding suppressed = Assert.Single(examination.Suppressed);
        Assert.Equal("prior shift is corrected downstream", suppressed.Reason);
    }

    [Fact]
    public void Suppresses_only_the_subject_named()
    {
        var suppression = new Suppression("CG1010", "night shift has no sensors", "night");

        Assert.Empty(Examination.Run(Empty, [Finds("CG1010", subject: "night")], [suppression]).Findings);
        Assert.Single(Examination.Run(Empty, [Finds("CG1010", subject: "day")], [suppression]).Findings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Rejects_a_suppression_without_a_reason(string reason)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Examination.Run(Empty, [Finds("CG1001")], [new Suppression("CG1001", reason)]));

        Assert.Contains("The suppression of CG1001 gives no reason", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_suppression_of_a_detector_that_is_not_asked()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Examination.Run(Empty, [Finds("CG1001")], [new Suppression("CG9999", "reason")]));

        Assert.Contains("'CG9999', which is not among the detectors asked: CG1001", error.Message, StringComparison.Ordinal);
    }
}
