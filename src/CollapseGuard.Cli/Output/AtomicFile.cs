using System.Text;

namespace CollapseGuard.Cli.Output;

/// <summary>Writes a file all at once: whoever reads it sees the old text or the new one, never half of either.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a temporary file in the same folder, then renames it.</summary>
    /// <exception cref="InputException">The file cannot be written; what was there is unchanged.</exception>
    public static void Write(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            string full = Path.GetFullPath(path);
            if (Directory.Exists(full))
            {
                throw new IOException("it is a directory.");
            }

            if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
            {
                throw new IOException($"there is no folder '{folder}'.");
            }

            if (!File.Exists(full) || !WriteThrough(full, bytes))
            {
                Replace(full, bytes);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"The report cannot be written to '{path}': {e.Message}", e);
        }
    }

    /// <summary>Writes into a pipe or a device, which a rename would replace by a file; false for a plain file, which is left as it is.</summary>
    private static bool WriteThrough(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (CanBeCut(file))
        {
            return false;
        }

        file.Write(bytes);
        return true;
    }

    /// <summary>Only a plain file takes a length; its own one changes nothing.</summary>
    private static bool CanBeCut(FileStream file)
    {
        try
        {
            file.SetLength(file.Length);
            return true;
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static void Replace(string path, byte[] bytes)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
