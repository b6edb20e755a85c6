namespace CollapseGuard.Cli.Output;

/// <summary>Keeps a report from taking the place of what it was made from.</summary>
internal static class OutputPath
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Refuses to write over a file that is read.</summary>
    /// <param name="output">Where the report goes.</param>
    /// <param name="read">A file that is read; null when there is none.</param>
    /// <param name="what">What that file is, for the message.</param>
    /// <exception cref="InputException">Both are the same file, be it through links.</exception>
    public static void RequireOther(string output, string? read, string what)
    {
        if (read is not null && Real(output).Equals(Real(read), Comparison))
        {
            throw new InputException($"--output '{output}' is {what} itself, which would be overwritten; name another file.");
        }
    }

    /// <summary>The path without links, as far as it exists.</summary>
    private static string Real(string path)
    {
        try
        {
            string full = Path.GetFullPath(path);
            if (Path.GetDirectoryName(full) is not { } folder)
            {
                return full;
            }

            string inside = Path.Combine(Real(folder), Path.GetFileName(full));
            return File.ResolveLinkTarget(inside, returnFinalTarget: true) is { } target ? Real(target.FullName) : inside;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return path;
        }
    }
}
