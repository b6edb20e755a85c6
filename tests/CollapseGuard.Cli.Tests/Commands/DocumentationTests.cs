using CollapseGuard.Detectors;

namespace CollapseGuard.Cli.Tests.Commands;

/// <summary>demo, list and explain.</summary>
public class DocumentationTests
{
    public static TheoryData<string> Explained => [.. DetectorCatalog.Default.Select(d => d.Descriptor.Id), .. CauseVocabulary.All.Select(c => c.ToString()), .. Enum.GetNames<Outcome>()];

    [Theory]
    [MemberData(nameof(Explained))]
    public void Everything_that_a_report_names_can_be_explained(string id)
    {
        Run run = Run.Of("explain", id);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(id, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_is_explained_with_its_row_of_the_concepts_and_the_next_step()
    {
        string page = Run.Of("explain", "partialcollapse").Out;

        Assert.Contains("a class, an output or a segment is dead", page, StringComparison.Ordinal);
        Assert.Contains("What to do next", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_a_cause_and_a_detector_gets_both_pages()
    {
        string page = Run.Of("explain", "targetscale").Out;

        Assert.Contains("# TargetScale", page, StringComparison.Ordinal);
        Assert.Contains("CG3003", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_id_names_the_nearest()
    {
        Run run = Run.Of("explain", "TargetSkale");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("TargetScale", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void List_has_one_line_for_each_detector()
    {
        string list = Run.Of("list").Out;

        Assert.All(DetectorCatalog.Default, d => Assert.Contains($"{d.Descriptor.Id}  {d.Descriptor.Name}", list, StringComparison.Ordinal));
    }

    /// <summary>Numbers may differ in the last digit from machine to machine; the story may not.</summary>
    [Fact]
    public void Demo_collapses_is_told_why_is_remedied_and_beats_the_control_on_one_screen()
    {
        Run run = Run.Of("demo");
        string[] lines = run.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n');

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CollapseGuard: DecisionCollapse", lines);
        Assert.Contains(lines, line => line.StartsWith("Best supported cause: DecisionThreshold", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Better in 5 of 5 splits", StringComparison.Ordinal));
        Assert.Equal(5, lines.Count(line => line.Contains(" 0 of 22 found, DecisionCollapse", StringComparison.Ordinal) && line.EndsWith("Healthy", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 30, 40);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Demo_is_the_same_each_time() => Assert.Equal(Run.Of("demo").Out, Run.Of("demo").Out);

    [Fact]
    public void Recorded_demo_names_the_true_cause_first_and_the_next_command()
    {
        Run run = Run.Of("demo", "--recorded");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CollapseGuard: OutputCollapse", run.Out, StringComparison.Ordinal);
        Assert.Contains("Best supported cause: TargetScale", run.Out, StringComparison.Ordinal);
        Assert.Contains("Next: collapseguard explain TargetScale", run.Out, StringComparison.Ordinal);
    }
}
