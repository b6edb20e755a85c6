using System.Text;

namespace CollapseGuard.Cli.Tests;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("collapseguard-cli");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public IEnumerable<string> Names => folder.EnumerateFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public void Dispose() => folder.Delete(recursive: true);
}
