using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CollapseGuard.Search.Journal;

/// <summary>The file of a search: a header, then a line of JSON a trial, in the order in which they ended. Each line is one write, flushed to the disk.</summary>
internal sealed class SearchJournal : IDisposable
{
    private static readonly JsonWriterOptions OneLine = new() { Indented = false };

    private readonly FileStream file;
    private readonly ArrayBufferWriter<byte> buffer = new();

    private SearchJournal(FileStream file, IReadOnlyList<Trial> resumed) => (this.file, Resumed) = (file, resumed);

    /// <summary>The trials that the file held when it was opened.</summary>
    public IReadOnlyList<Trial> Resumed { get; }

    /// <summary>Begins a journal, or opens one of the same search to go on with it.</summary>
    /// <exception cref="SearchJournalException">It is of another search, or a line is broken.</exception>
    public static SearchJournal Open(string path, SearchSpace space, JsonObject header)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Unbuffered, so that a write is a write. Two searches must never write into one file: on Unix only FileShare.None locks
        // a file that is written. Programs that do not ask for locks (tail, Python) still read it while the search runs.
        FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0);
        try
        {
            var content = new byte[file.Length];
            file.ReadExactly(content);
            JournalContent read = JournalContent.Read(path, content, space, header);
            file.SetLength(read.WholeBytes);
            file.Position = read.WholeBytes;
            if (read.Missing.Length > 0)
            {
                file.Write(Encoding.UTF8.GetBytes(read.Missing));
                file.Flush(flushToDisk: true);
            }

            return new SearchJournal(file, read.Trials);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a trial.</summary>
    public void Append(Trial trial)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, OneLine))
        {
            TrialJson.Write(json, trial);
        }

        buffer.Write("\n"u8);
        file.Write(buffer.WrittenSpan);
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => file.Dispose();
}
