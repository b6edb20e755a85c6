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
}
