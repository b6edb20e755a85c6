using System.Text.RegularExpressions;

namespace CollapseGuard.Repository.Tests;

/// <summary>Code samples of documents, and those that tests run: between two <c>// sample</c> marks of a source file.</summary>
internal static partial class Samples
{
    /// <summary>What the tests of a file run, in order; the file is named from this project's folder.</summary>
    public static IEnumerable<string> Tested(string sourceFile)
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "CollapseGuard.Repository.Tests", sourceFile));
        return Sample().Matches(source).Select(sample => Unindented(sample.Groups["code"].Value));
    }

    /// <summary>The C# blocks of a document, in order.</summary>
    public static IEnumerable<string> Shown(string document) =>
        CodeBlock().Matches(document).Select(block => block.Groups["code"].Value.TrimEnd());

    private static string Unindented(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""));
    }

    [GeneratedRegex(@"// <sample>\n(?<code>.*?)\n[ ]*// </sample>", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
