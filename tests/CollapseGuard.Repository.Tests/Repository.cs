using System.Diagnostics;
using CollapseGuard.Tests;

namespace CollapseGuard.Repository.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root => ApprovedText.Root;

    /// <summary>Projects that are packed, by folder name below <c>src</c>.</summary>
    public static IEnumerable<string> PackedProjects => Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(file => File.ReadAllText(file).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    /// <summary>Tracked and new files of the checkout, relative, without what git ignores.</summary>
    public static IReadOnlyList<string> Files(string pattern) =>
        Run("git", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(Root, file)))
            .ToList();

    /// <summary>Runs a command in the root and returns what it printed; fails the test when the command fails.</summary>
    public static string Run(string command, params string[] arguments) => RunToExit(0, command, arguments);

    /// <summary>Runs a command that must end with an exit code.</summary>
    public static string RunToExit(int code, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == code, $"{command} {string.Join(' ', arguments)} exited with {process.ExitCode}:\n{output}\n{errors.Result}");
        return output;
    }
}
