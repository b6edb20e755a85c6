using CsCheck;

namespace CollapseGuard.Tests.Reports;

public class TextReportTests
{
    [Fact]
    public void Stays_within_96_columns() => Assert.All(
        ReportSamples.Collapsed.ToText().Split('\n'),
        line => Assert.InRange(line.Length, 0, 96));

    [Fact]
    public void Lists_what_was_not_evaluated_last()
    {
        string text = ReportSamples.Collapsed.ToText();

        Assert.True(text.IndexOf("Not evaluated", StringComparison.Ordinal) > text.IndexOf("Suppressed", StringComparison.Ordinal));
        Assert.EndsWith("CG1004 NoSkill: A collapsed model is not asked for skill.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Starts_with_the_first_screen() =>
        Assert.StartsWith(ReportSamples.Collapsed.ToString(), ReportSamples.Collapsed.ToText(), StringComparison.Ordinal);

    [Fact]
    public void Sends_no_control_character_to_a_terminal() => AnyText.Gen.Sample(text =>
        !ReportSamples.WithUserText(text).ToText().Any(c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u2028' or '\u2029'));

    [Fact]
    public void Says_what_was_not_found_as_such()
    {
        CollapseReport report = ReportSamples.Collapsed with { Causes = [With(CauseId.InputScale, .5, isFound: false)] };

        Assert.Contains("+ CG3001 not found: a simple probe succeeds\n", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("CG3001 not found", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_causes_of_little_support_to_the_json_report()
    {
        CollapseReport report = ReportSamples.Collapsed with { Causes = [With(CauseId.InputScale, .5), With(CauseId.DropoutTooHigh, .049)] };

        Assert.DoesNotContain("DropoutTooHigh", report.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain("DropoutTooHigh", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("DropoutTooHigh", report.ToJson(), StringComparison.Ordinal);
        Assert.Contains("No cause stands out.\n", (report with { Causes = [With(CauseId.InputScale, .04)] }).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.15, .11, true)]
    [InlineData(.15, .09, false)]
    [InlineData(.25, .24, false)]
    public void Names_no_best_cause_where_none_stands_out(double first, double second, bool open)
    {
        CollapseReport report = ReportSamples.Collapsed with { Causes = [With(CauseId.InputScale, first), With(CauseId.DropoutTooHigh, second)] };

        Assert.Equal(open, report.ToString().Contains("No cause stands out; in this order:", StringComparison.Ordinal));
        Assert.Equal(open, report.ToMarkdown().Contains("No cause stands out; in this order", StringComparison.Ordinal));
        Assert.Equal(!open, report.ToString().Contains("Best supported cause: InputScale", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_the_cause_that_a_remedy_treats_when_it_is_not_the_first()
    {
        string screen = (ReportSamples.Collapsed with { Causes = [With(CauseId.InvertedObjective, .5), With(CauseId.TargetScale, .3)] }).ToString();

        Assert.Contains("No remedy is known for InvertedObjective.\nWhat to do about TargetScale (second cause): Standardize the target", screen, StringComparison.Ordinal);
        Assert.Contains("No remedy is known for TargetScale.\n", (ReportSamples.Collapsed with { Remedies = [] }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_first_what_was_suppressed() => Assert.Contains(
        "1 finding suppressed: CG3003 (the unit is fixed by contract)\n", ReportSamples.Collapsed.ToString(), StringComparison.Ordinal);

    private static RankedCause With(CauseId cause, double support, bool isFound = true) =>
        new(cause, support, [new CauseEvidence("CG3001", "a simple probe succeeds", .7, isFound)], [], "Look closer.");
}
