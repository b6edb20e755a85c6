namespace CollapseGuard.Cli.Tests.Output;

/// <summary>A report never takes the place of what it was made from.</summary>
public sealed class OutputPathTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.csv")]
    [InlineData("./b/../a.csv")]
    [InlineData("link.csv")]
    [InlineData("linked/a.csv")]
    public void Output_over_the_input_is_refused(string output)
    {
        string file = folder.Write("a.csv", Samples.CollapsedRegression());
        Directory.CreateDirectory(folder["b"]);
        File.CreateSymbolicLink(folder["link.csv"], file);
        Directory.CreateSymbolicLink(folder["linked"], Path.GetDirectoryName(file)!);

        Run run = Run.Of("predictions", file, "--output", folder[output]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is the file of predictions itself", run.Error, StringComparison.Ordinal);
        Assert.Equal(Samples.CollapsedRegression(), File.ReadAllText(file));
    }

    [Fact]
    public void Output_over_the_baseline_is_refused()
    {
        string file = folder.Write("a.csv", Samples.CollapsedRegression());
        Run.Of("predictions", file, "--format", "json", "--output", folder["base.json"]);
        string before = File.ReadAllText(folder["base.json"]);

        Run run = Run.Of("predictions", file, "--baseline", folder["base.json"], "--output", folder["base.json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is the baseline itself", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder["base.json"]));
    }
}
