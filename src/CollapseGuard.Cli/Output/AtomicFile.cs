using System.Text;

namespace CollapseGuard.Cli.Output;

/// <summary>Writes a file all at once: whoever reads it sees the old text or the new one, never half of either.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes to a temporary file in the same folder, then renames it.</summary>
    /// <exception cref="InputException">The file cannot be written; what was there is unchanged.</exception>
    public static void Write(string path, string text)
    {
        string? temporary = null;
        try
        {
            string full = Path.GetFullPath(path);
            temporary = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
            if (Directory.Exists(full))
            {
                throw new IOException("it is a directory");
            }

            if (File.Exists(full) && !File.GetAttributes(full).HasFlag(FileAttributes.Normal) && IsDevice(full))
            {
                throw new IOException("it is not a plain file");
            }

            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Utf8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Remove(temporary);
            throw new InputException($"The report cannot be written to '{path}': {e.Message}", e);
        }
    }

    /// <summary>True for a device such as /dev/full, which a rename would replace by a file.</summary>
    private static bool IsDevice(string path) => File.GetAttributes(path).HasFlag(FileAttributes.Device);

    private static void Remove(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The message about the report is the one that matters.
        }
    }
}
