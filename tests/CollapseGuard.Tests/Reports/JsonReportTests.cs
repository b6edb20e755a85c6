using CsCheck;

namespace CollapseGuard.Tests.Reports;

public class JsonReportTests
{
    public static TheoryData<string> Written =>
    [
        ReportSamples.Collapsed.ToJson(), ReportSamples.Healthy.ToJson(), ReportSamples.Inconclusive.ToJson(), ReportSamples.Hostile.ToJson(),
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void Reads_back_what_it_wrote(string json) => Assert.Equal(json, CollapseReport.FromJson(json).ToJson());

    [Fact]
    public void Keeps_every_part_of_a_report()
    {
        CollapseReport read = CollapseReport.FromJson(ReportSamples.Collapsed.ToJson());

        Assert.Equivalent(ReportSamples.Collapsed, read, strict: true);
    }

    [Fact]
    public void Keeps_numbers_that_JSON_cannot_write()
    {
        IReadOnlyList<Evidence> evidence = CollapseReport.FromJson(ReportSamples.Hostile.ToJson()).Findings[0].Evidence;

        Assert.True(double.IsNaN(evidence[0].Value));
        Assert.Equal(double.PositiveInfinity, evidence[1].Value);
        Assert.Equal(double.NegativeInfinity, evidence[1].Limit);
    }

    [Fact]
    public void Keeps_any_text() => AnyText.Gen.Where(IsWellFormed).Sample(text =>
        CollapseReport.FromJson(ReportSamples.WithUserText(text).ToJson()).WouldDecide[0] == text);

    [Fact]
    public void Ignores_members_it_does_not_know()
    {
        string json = ReportSamples.Healthy.ToJson().Replace("\"headline\"", "\"later\": {\"x\": [1]}, \"headline\"", StringComparison.Ordinal);

        Assert.Equal(Outcome.Healthy, CollapseReport.FromJson(json).Outcome);
    }

    [Theory]
    [InlineData("", "is not a CollapseGuard report in JSON")]
    [InlineData("{\"schemaVersion\": 1", "is not a CollapseGuard report in JSON at line 1")]
    [InlineData("null", "no member 'schemaVersion'")]
    [InlineData("[1]", "no member 'schemaVersion'")]
    [InlineData("{}", "no member 'schemaVersion'")]
    [InlineData("{\"schemaVersion\": 2}", "has schemaVersion 2, but this version of CollapseGuard reads 1")]
    [InlineData("{\"schemaVersion\": \"1\"}", "has schemaVersion 1")]
    [InlineData("{\"schemaVersion\": 1e400}", "has schemaVersion 1e400")]
    [InlineData("{\"schemaVersion\": 1}", "missing required properties")]
    public void Says_what_is_wrong_with_a_text(string json, string message)
    {
        CollapseReportFormatException error = Assert.Throws<CollapseReportFormatException>(() => CollapseReport.FromJson(json));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"outcome\": \"Healthy\"", "\"outcome\": \"Splendid\"")]
    [InlineData("\"outcome\": \"Healthy\"", "\"outcome\": 1")]
    [InlineData("\"outcome\": \"Healthy\"", "\"outcome\": \"Healthy, NoSkill\"")]
    [InlineData("\"headline\": \"The model does better than the best constant.\"", "\"headline\": null")]
    [InlineData("\"findings\": []", "\"findings\": [null]")]
    [InlineData("\"findings\": []", "\"findings\": 3")]
    [InlineData("\"rows\": 1000", "\"rows\": 1e99")]
    [InlineData("    \"CG1001\",", "    \"CG7777\",")]
    [InlineData("\"outcome\": \"Healthy\"", "\"outcome\": \"healthy\"")]
    public void Refuses_a_report_that_was_tampered_with(string part, string replacement)
    {
        string json = ReportSamples.Healthy.ToJson();
        Assert.Contains(part, json, StringComparison.Ordinal);

        Assert.Throws<CollapseReportFormatException>(() => CollapseReport.FromJson(json.Replace(part, replacement, StringComparison.Ordinal)));
    }

    [Fact]
    public void Never_fails_otherwise_on_a_mutated_report()
    {
        string json = ReportSamples.Collapsed.ToJson();
        Gen.Select(Gen.Int[0, json.Length - 1], Gen.Int[0, 40], AnyText.Gen).Sample((at, length, insert) =>
        {
            try
            {
                _ = CollapseReport.FromJson(json.Remove(at, Math.Min(length, json.Length - at)).Insert(at, insert));
            }
            catch (CollapseReportFormatException)
            {
                // the one way to refuse
            }
        });
    }

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    [Fact]
    public void Reads_reports_that_do_not_say_whether_evidence_was_found()
    {
        string before = ReportSamples.Collapsed.ToJson().Replace(",\n          \"isFound\": true", "", StringComparison.Ordinal);

        Assert.DoesNotContain("isFound", before, StringComparison.Ordinal);
        Assert.All(CollapseReport.FromJson(before).Causes, cause => Assert.True(cause.For[0].IsFound));
    }
}
