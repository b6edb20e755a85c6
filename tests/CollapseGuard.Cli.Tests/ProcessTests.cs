using System.Diagnostics;

namespace CollapseGuard.Cli.Tests;

/// <summary>The tool as a process of its own, in a pipe.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Report_goes_to_stdout_and_all_else_to_stderr()
    {
        (int code, string output, string error) = Start("predictions", folder.Write("a.csv", Samples.CollapsedRegression()));

        Assert.Equal(1, code);
        Assert.StartsWith("CollapseGuard: OutputCollapse", output, StringComparison.Ordinal);
        Assert.StartsWith("label: 'y'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_has_no_stack_trace()
    {
        (int code, string output, string error) = Start("predictions", folder["none.csv"]);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_run_that_is_stopped_exits_130_and_leaves_the_old_report()
    {
        folder.Write("report.txt", "old");
        using var output = new StringWriter();
        using var error = new StringWriter();

        string[] args = ["predictions", folder.Write("a.csv", Samples.CollapsedRegression()), "--output", folder["report.txt"]];
        int code = await CommandLine.RunAsync(args, Run.Pipe(output, error), new CancellationToken(canceled: true));

        Assert.Equal(130, code);
        Assert.Equal("old", File.ReadAllText(folder["report.txt"]));
    }

    private static (int Code, string Out, string Error) Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CollapseGuard.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
