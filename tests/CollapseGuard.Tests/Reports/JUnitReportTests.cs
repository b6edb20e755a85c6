using System.Xml.Linq;
using CsCheck;

namespace CollapseGuard.Tests.Reports;

public class JUnitReportTests
{
    [Fact]
    public void Fails_for_the_verdict_and_for_the_finding_that_decided_it()
    {
        XElement suite = SuiteOf(ReportSamples.Collapsed);

        Assert.Equal(["Verdict", "CG1001 ConstantOutput"], CasesWith(suite, "failure"));
        Assert.Equal(["CG3003 TargetScale", "CG1004 NoSkill"], CasesWith(suite, "skipped"));
        Assert.Equal(["CG1003 WrongConstant"], CasesWith(suite, "system-out"));
    }

    [Theory]
    [InlineData(Outcome.Healthy, "system-out")]
    [InlineData(Outcome.AtRisk, "system-out")]
    [InlineData(Outcome.Inconclusive, "skipped")]
    [InlineData(Outcome.NoSkill, "failure")]
    [InlineData(Outcome.NoSignal, "failure")]
    [InlineData(Outcome.NonFinite, "failure")]
    public void Shows_the_verdict_as_a_test_case(Outcome outcome, string element) =>
        Assert.Contains("Verdict", CasesWith(SuiteOf(ReportSamples.Healthy with { Outcome = outcome }), element));

    [Fact]
    public void Counts_agree_with_the_cases()
    {
        XElement suite = SuiteOf(ReportSamples.Collapsed);

        Assert.Equal(suite.Elements("testcase").Count(), (int)suite.Attribute("tests")!);
        Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
        Assert.Equal(suite.Descendants("skipped").Count(), (int)suite.Attribute("skipped")!);
    }

    [Fact]
    public void Is_well_formed_whatever_the_text() => AnyText.Gen.Sample(text => { _ = SuiteOf(ReportSamples.WithUserText(text)); });

    private static XElement SuiteOf(CollapseReport report) => XDocument.Parse(report.ToJUnit()).Root!.Element("testsuite")!;

    private static IEnumerable<string> CasesWith(XElement suite, string element) =>
        suite.Elements("testcase").Where(c => c.Element(element) is not null).Select(c => (string)c.Attribute("name")!);
}
