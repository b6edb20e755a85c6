using System.Globalization;
using System.Text.RegularExpressions;
using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Conformance;

/// <summary>What holds for every detector of the catalogue, the next one included.</summary>
public partial class DetectorConformanceTests
{
    public static TheoryData<string> Ids => [.. DetectorCatalog.Default.Select(d => d.Descriptor.Id)];

    private static string Root => ApprovedText.Root;

    [Fact]
    public void Ids_are_unique_and_ordered()
    {
        string[] ids = [.. DetectorCatalog.Default.Select(d => d.Descriptor.Id)];

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^CG[1-4][0-9]{3}$", id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_names_class_file_test_and_page(string id)
    {
        IDetector detector = Detector(id);
        string name = detector.Descriptor.Name;
        string page = $"{id}-{Hyphens().Replace(name, "-").ToLowerInvariant()}.md";

        Assert.Equal($"{name}Detector", detector.GetType().Name);
        Assert.Single(Directory.GetFiles(Path.Combine(Root, "src", "CollapseGuard", "Detectors"), $"{name}Detector.cs", SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(Path.Combine(Root, "tests", "CollapseGuard.Tests", "Detectors"), $"{name}DetectorTests.cs", SearchOption.AllDirectories));
        Assert.True(File.Exists(Path.Combine(Root, "docs", "detectors", page)), $"docs/detectors/{page} is missing.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_every_chapter(string id)
    {
        string page = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(Root, "docs", "detectors"), $"{id}-*.md")));

        Assert.StartsWith($"# {id} {Detector(id).Descriptor.Name}", page, StringComparison.Ordinal);
        Assert.All(["Symptom", "Statistic", "Limit", "False alarms", "Example", "Likely causes", "Remedies", "Reference"], chapter =>
            Assert.Contains($"\n## {chapter}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_known_is_not_evaluated(string id) =>
        Assert.NotEmpty(Assert.IsType<Verdict.NotEvaluated>(Detector(id).Evaluate(new Snapshot())).Reason);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Silent_on_sound_models_of_every_task(string id) => Assert.All(Situations.Healthy, situation =>
        Assert.False(Detector(id).Evaluate(situation.Value) is Verdict.Found, $"{id} speaks on {situation.Key}"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Speaks_with_evidence_that_contradicts_its_limit(string id)
    {
        Finding[] findings = [.. Situations.Broken.Concat(Situations.Degenerate).Select(s => Detector(id).Evaluate(s)).OfType<Verdict.Found>().Select(v => v.Finding)];

        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            Assert.Same(Detector(id).Descriptor, finding.Detector);
            Assert.NotEmpty(finding.Subject);
            Assert.Contains("n = ", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(" NaN ", finding.Message, StringComparison.Ordinal);
            Assert.NotEmpty(finding.Evidence);
            Assert.All(finding.Evidence, e => Assert.True(e.ContradictsExpectation, e.ToString()));
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Same_snapshot_same_verdict_in_any_culture(string id)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        foreach (Snapshot snapshot in Situations.Broken)
        {
            string first = Describe(Detector(id).Evaluate(snapshot));
            try
            {
                CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
                Assert.Equal(first, Describe(Detector(id).Evaluate(snapshot)));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Degenerate_numbers_make_no_exception_and_no_health(string id) => Assert.All(Situations.Degenerate, snapshot =>
    {
        Assert.NotNull(Detector(id).Evaluate(snapshot));
        Assert.NotEqual(Outcome.Healthy, Collapse.Diagnose(snapshot).Outcome);
    });

    private static IDetector Detector(string id) => DetectorCatalog.Default.Single(d => d.Descriptor.Id == id);

    private static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Found { Finding: var finding } => $"{finding.Message} {string.Join(';', finding.Evidence)}",
        Verdict.NotEvaluated { Reason: var reason } => reason,
        _ => "clear",
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hyphens();
}
