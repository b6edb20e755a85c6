namespace CollapseGuard.Tests;

/// <summary>Compares a text with its approved file; COLLAPSEGUARD_APPROVE=1 rewrites the file instead.</summary>
internal static class ApprovedText
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static void Matches(string name, string actual) =>
        MatchesFile(Path.Combine(Root, "tests", "CollapseGuard.Tests", "Reports", "Approved", name), actual);

    public static void MatchesFile(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("COLLAPSEGUARD_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} does not exist; run the tests with COLLAPSEGUARD_APPROVE=1 and read the diff.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CollapseGuard.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"CollapseGuard.sln was not found above {AppContext.BaseDirectory}.");
    }
}
