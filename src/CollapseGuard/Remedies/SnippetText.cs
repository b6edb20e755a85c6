using System.Text;

namespace CollapseGuard.Remedies;

/// <summary>Reads the code that a remedy shows. The files are compiled and run in the tests and embedded here as text.</summary>
internal static class SnippetText
{
    private const string Begin = "// <snippet>\n";
    private const string End = "// </snippet>";

    /// <summary>What stands between the markers of a snippet file, without its indentation.</summary>
    /// <param name="name">The file's name without extension.</param>
    public static string Of(string name)
    {
        using Stream stream = typeof(SnippetText).Assembly.GetManifestResourceStream($"snippets/{name}.cs")
            ?? throw new InvalidOperationException($"The snippet '{name}' is not embedded in the library.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string file = reader.ReadToEnd().ReplaceLineEndings("\n");
        int begin = file.IndexOf(Begin, StringComparison.Ordinal);
        int end = file.IndexOf(End, StringComparison.Ordinal);
        return Unindented(file[(begin + Begin.Length)..end]);
    }

    private static string Unindented(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""));
    }
}
