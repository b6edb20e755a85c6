namespace CollapseGuard.Cases.Injection;

/// <summary>The file of the repository that a run writes.</summary>
internal static class ResultFile
{
    private const string Page = "docs/results/injected-faults.md";
    /// <summary>Writes it.</summary>
    public static void Write(string page) => File.WriteAllText(Path.Combine(Root(), Page), page);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CollapseGuard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository was not found above the program.");
    }
}
