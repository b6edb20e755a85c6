using System.Runtime.InteropServices;

namespace CollapseGuard.Repository.Tests;

/// <summary>The core and the resampling run when compiled ahead of time.</summary>
public sealed class AotTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("collapseguard-aot").FullName;

    [Fact]
    public void Core_diagnoses_without_a_jit_compiler()
    {
        Repository.Run("dotnet", "publish", Path.Combine("tests", "CollapseGuard.AotSmoke"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "-nologo", "-v", "q");

        string printed = Repository.Run(Path.Combine(output, "CollapseGuard.AotSmoke"));

        Assert.Contains("OutputCollapse", printed, StringComparison.Ordinal);
        Assert.Contains("Healthy", printed, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(output, recursive: true);
}
