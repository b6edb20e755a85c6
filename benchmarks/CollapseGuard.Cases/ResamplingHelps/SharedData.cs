namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>The data sets, which are not part of this repository: <c>shared/data</c> beside it or further up, with <c>manifest.json</c> and <c>reference.json</c>.</summary>
internal static class SharedData
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder, or null when there is none.</summary>
    public static string? Folder => Found.Value;

    /// <summary>The path of a file in it.</summary>
    public static string PathOf(string file) =>
        Path.Combine(Folder ?? throw new DirectoryNotFoundException("No folder shared/data with manifest.json and reference.json was found beside the repository or above it."), file);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CollapseGuard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository was not found above the program.");
    }

    private static string? Find()
    {
        for (DirectoryInfo? above = Directory.GetParent(Root); above is not null; above = above.Parent)
        {
            string folder = Path.Combine(above.FullName, "shared", "data");
            if (File.Exists(Path.Combine(folder, "manifest.json")) && File.Exists(Path.Combine(folder, "reference.json")))
            {
                return folder;
            }
        }

        return null;
    }
}
