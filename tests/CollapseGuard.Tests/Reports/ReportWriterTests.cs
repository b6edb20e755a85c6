using System.Globalization;

namespace CollapseGuard.Tests.Reports;

/// <summary>Each writer over each sample, against approved files; and the promises that hold for all of them.</summary>
public class ReportWriterTests
{
    private static readonly Dictionary<string, CollapseReport> Samples = new()
    {
        ["collapsed"] = ReportSamples.Collapsed,
        ["healthy"] = ReportSamples.Healthy,
        ["inconclusive"] = ReportSamples.Inconclusive,
        ["hostile"] = ReportSamples.Hostile,
    };

    private static readonly Dictionary<string, Func<CollapseReport, string>> Writers = new()
    {
        ["txt"] = r => r.ToText(),
        ["screen.txt"] = r => r.ToString(),
        ["md"] = r => r.ToMarkdown(),
        ["json"] = r => r.ToJson(),
        ["junit.xml"] = r => r.ToJUnit(),
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string sample in Samples.Keys)
            {
                foreach (string writer in Writers.Keys)
                {
                    pairs.Add(sample, writer);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Writes_what_was_approved(string sample, string writer) => ApprovedText.Matches($"{sample}.{writer}", Writers[writer](Samples[sample]));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Writes_the_same_in_every_culture(string sample, string writer)
    {
        string expected = Writers[writer](Samples[sample]);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = WithGermanNumbers();
            Assert.Equal("1,5", 1.5.ToString()); // the culture is in force
            Assert.Equal(expected, Writers[writer](Samples[sample]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Uses_line_feeds_and_ends_with_one(string sample, string writer)
    {
        string written = Writers[writer](Samples[sample]);

        Assert.DoesNotContain('\r', written);
        Assert.EndsWith("\n", written, StringComparison.Ordinal);
    }

    /// <summary>The repository runs with invariant globalization, which knows no named culture: the numbers are changed by hand.</summary>
    private static CultureInfo WithGermanNumbers()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }
}
