using System.Diagnostics;
using System.Xml.Linq;

namespace CollapseGuard.Assertions.Tests;

/// <summary>Runs the same assertion under each framework in a process of its own, and reads how the framework reported it.</summary>
public sealed class ReportedFailureTests : IDisposable
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    private readonly string results = Directory.CreateTempSubdirectory("collapseguard-trx").FullName;

    [Theory]
    [InlineData("CollapseGuard.Assertions.Tests")]
    [InlineData("CollapseGuard.Assertions.XunitV2.Tests")]
    [InlineData("CollapseGuard.Assertions.NUnit.Tests")]
    [InlineData("CollapseGuard.Assertions.MSTest.Tests")]
    public void A_collapsed_model_is_a_failed_test_with_the_report_as_message(string project)
    {
        XElement result = RunAskedFor(project);

        Assert.Equal("Failed", (string?)result.Attribute("outcome"));
        string message = result.Descendants().Single(e => e.Name.LocalName == "Message").Value;
        Assert.Contains("Expected outcome Healthy, but it is OutputCollapse.", message, StringComparison.Ordinal);
        Assert.Contains("TargetScale (support 0.80)", message, StringComparison.Ordinal);
        Assert.Contains("What to do: Standardize the target", message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(results, recursive: true);

    private XElement RunAskedFor(string project)
    {
        // <tests>/<this project>/bin/<configuration>/<framework>/
        string tests = Output.Parent!.Parent!.Parent!.Parent!.FullName;
        string library = Path.Combine(tests, project, "bin", Output.Parent.Name, Output.Name, project + ".dll");
        var start = new ProcessStartInfo("dotnet", ["vstest", library, "--TestCaseFilter:FullyQualifiedName~AskedForTests", "--logger:trx;LogFileName=result.trx", $"--ResultsDirectory:{results}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["COLLAPSEGUARD_FAIL_ON_PURPOSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        string trx = Path.Combine(results, "result.trx");
        Assert.True(process.ExitCode == 1 && File.Exists(trx), $"The run of {project} ended with {process.ExitCode}:\n{printed}\n{errors.Result}");
        return XDocument.Load(trx).Descendants().Single(e => e.Name.LocalName == "UnitTestResult");
    }
}
