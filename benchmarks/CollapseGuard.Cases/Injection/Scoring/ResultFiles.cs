using CollapseGuard.Diagnosis.Calibration;

namespace CollapseGuard.Cases.Injection;

/// <summary>The two files of the repository that a run writes.</summary>
internal static class ResultFiles
{
    private const string Page = "docs/results/injected-faults.md";
    private const string Counts = "src/CollapseGuard/Diagnosis/Calibration/injected-faults.tsv";

    /// <summary>Writes both.</summary>
    public static void Write(string page, AnswerCounts counts)
    {
        string root = Root();
        File.WriteAllText(Path.Combine(root, Page), page);
        using StreamWriter writer = new(Path.Combine(root, Counts));
        counts.Write(writer);
    }

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
