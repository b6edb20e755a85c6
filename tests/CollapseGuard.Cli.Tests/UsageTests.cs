namespace CollapseGuard.Cli.Tests;

public class UsageTests
{
    [Fact]
    public void List_names_the_way_on() => Assert.Contains("collapseguard explain CG1001", Run.Of("list").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("list", "--nonsense")]
    public void Unknown_verbs_and_options_exit_2_and_say_where_to_look(params string[] args)
    {
        Run run = Run.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(args[^1], run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--task", "foo", "regression, classification, unlabelled")]
    [InlineData("--task", "1", "regression, classification, unlabelled")]
    [InlineData("--format", "pdf", "json, markdown, junit")]
    public void A_word_that_is_no_choice_lists_the_choices(string option, string word, string choices)
    {
        Run run = Run.Of("predictions", "a.csv", option, word);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(choices, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CollapseGuard.Cli", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_no_error() => Assert.Equal(0, Run.Of("--help").ExitCode);
}
