namespace CollapseGuard.Cli.Tests.Commands;

/// <summary><c>data --inputs</c> and <c>--exclude</c>: which columns are judged.</summary>
public sealed class DataColumnsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--inputs", "a,b")]
    [InlineData("--inputs", "?")]
    [InlineData("--exclude", "flat_1", "--exclude", "flat_2")]
    [InlineData("--exclude", "flat_*")]
    [InlineData("--exclude", "flat_1,flat_2")]
    [InlineData("--inputs", "*", "--exclude", "flat*")]
    public void Columns_are_chosen_by_names_and_patterns(params string[] options) =>
        Assert.Contains("CollapseGuard: Healthy", Judge(options).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("--inputs", "flat_1,a,b", "'flat_1'")]
    [InlineData("--exclude", "flat_2", "'flat_1'")]
    public void What_was_not_left_out_is_judged(string option, string columns, string found) =>
        Assert.Contains(found, Judge(option, columns).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("--inputs", "falt_1", "Did you mean 'flat_1'")]
    [InlineData("--exclude", "flat1", "Did you mean 'flat_1'")]
    [InlineData("--exclude", "q*", "fits the pattern 'q*' of --exclude")]
    [InlineData("--label", "why", "no column 'why' (--label). Did you mean 'y'")]
    [InlineData("--inputs", "y", "is left as an input")]
    [InlineData("--exclude", "*", "is left as an input")]
    public void What_does_not_fit_exits_2(string option, string columns, string said)
    {
        Run run = option == "--label" ? Run.Of("data", File(), option, columns) : Judge(option, columns);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private Run Judge(params string[] options) => Run.Of(["data", File(), "--label", "y", .. options]);

    private string File() => folder.Write("a.csv", DataSamples.With(DataSamples.With(DataSamples.Healthy(), "flat_1", _ => "1"), "flat_2", _ => "2"));
}
