using System.Reflection;

namespace CollapseGuard.Cli.Documentation;

/// <summary>Pages of docs/ that travel inside the tool.</summary>
internal static class EmbeddedPages
{
    private static readonly Assembly Assembly = typeof(EmbeddedPages).Assembly;

    /// <summary>The page of a detector, whose file is named <c>CG1001-constant-output.md</c>; null when there is none.</summary>
    public static string? Detector(string id) => Read(name => name.StartsWith($"detectors/{id}-", StringComparison.Ordinal));

    /// <summary>The page of a cause; null when there is none.</summary>
    public static string? Cause(string id) => Read(name => name.Equals($"causes/{id}.md", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page of a remedy; null when there is none.</summary>
    public static string? Remedy(string id) => Read(name => name.Equals($"remedies/{id}.md", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page with the table of outcomes.</summary>
    public static string Concepts() => Read(name => name == "concepts.md")
        ?? throw new InvalidOperationException("The tool was built without concepts.md.");

    /// <summary>A file of the demo.</summary>
    public static Stream Demo(string name) => Assembly.GetManifestResourceStream($"demo/{name}")
        ?? throw new InvalidOperationException($"The tool was built without demo/{name}.");

    private static string? Read(Func<string, bool> isPage)
    {
        if (Assembly.GetManifestResourceNames().FirstOrDefault(isPage) is not { } name)
        {
            return null;
        }

        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
