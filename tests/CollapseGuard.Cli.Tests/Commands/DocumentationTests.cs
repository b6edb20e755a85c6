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

    [Fact]
    public void Demo_names_the_true_cause_first_and_the_next_command()
    {
        Run run = Run.Of("demo");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("CollapseGuard: OutputCollapse", run.Out, StringComparison.Ordinal);
        Assert.Contains("Best supported cause: TargetScale", run.Out, StringComparison.Ordinal);
        Assert.Contains("Next: collapseguard explain TargetScale", run.Out, StringComparison.Ordinal);
    }
}
