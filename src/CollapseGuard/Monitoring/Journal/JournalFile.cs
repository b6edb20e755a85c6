using System.Text;

namespace CollapseGuard;

/// <summary>Opens the file of a run journal for writing.</summary>
internal static class JournalFile
{
    private static readonly byte[] Beginning = Encoding.UTF8.GetBytes("{\"schemaVersion\":");

    /// <summary>Opens it; unbuffered, so that a write is a write.</summary>
    public static FileStream Open(string path, bool append)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileStream(path, append ? FileMode.OpenOrCreate : FileMode.Create, append ? FileAccess.ReadWrite : FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            if (append)
            {
                GoToEnd(file, path);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A run that was killed may have left half a line, which must not swallow the next one.</summary>
    private static void GoToEnd(FileStream file, string path)
    {
        if (file.Length == 0)
        {
            return;
        }

        byte[] head = new byte[Beginning.Length];
        file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (!Beginning.AsSpan().StartsWith(head.AsSpan(0, (int)Math.Min(head.Length, file.Length))))
        {
            throw new RunJournalFormatException($"'{path}' is no run journal, so it is not continued; name another file.");
        }

        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n')
        {
            file.WriteByte((byte)'\n');
        }
    }
}
