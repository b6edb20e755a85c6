namespace CollapseGuard.Torch.Tests.Ecosystem;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TempRuns : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("collapseguard-torch");

    public string Path => folder.FullName;

    /// <summary>The only event file.</summary>
    public string EventFile => Assert.Single(Directory.GetFiles(Path, "events.out.tfevents.*"));

    public void Dispose() => folder.Delete(recursive: true);
}
