using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace CollapseGuard.Cli.Reading;

/// <summary>A file that exists, can be opened, is not empty and looks like one of the formats.</summary>
/// <param name="Path">The path as the user gave it.</param>
/// <param name="Format">By the first bytes, then by the extension.</param>
/// <param name="IsGzip">True when it is compressed.</param>
/// <param name="Head">The beginning of a text file, decoded; empty for Parquet.</param>
internal sealed record SourceFile(string Path, FileFormat Format, bool IsGzip, string Head)
{
    private const int HeadLength = 1 << 20;

    /// <summary>Looks at the first bytes of a file.</summary>
    /// <exception cref="InputException">It cannot be read, is empty, or is no text and no Parquet.</exception>
    public static SourceFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"'{path}' is a directory; name a file of predictions (CSV, TSV, Parquet or JSON).");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'.");
        }

        try
        {
            return Inspect(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static SourceFile Inspect(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        int length = file.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (length == 0)
        {
            throw new InputException($"'{path}' is empty.");
        }

        if (magic.SequenceEqual("PAR1"u8))
        {
            return new SourceFile(path, FileFormat.Parquet, false, "");
        }

        if (HasExtension(path, ".parquet"))
        {
            throw new InputException($"'{path}' is not a Parquet file: it does not begin with PAR1.");
        }

        file.Position = 0;
        bool gzip = magic[0] == 0x1F && magic[1] == 0x8B;
        string head = gzip ? Text(new GZipStream(file, CompressionMode.Decompress), path) : Text(file, path);
        string name = gzip ? System.IO.Path.GetFileNameWithoutExtension(path) : path;
        bool json = HasExtension(name, ".json", ".jsonl", ".ndjson");
        return new SourceFile(path, json ? FileFormat.Json : FileFormat.Csv, gzip, head);
    }

    private static bool HasExtension(string path, params ReadOnlySpan<string> extensions)
    {
        string own = System.IO.Path.GetExtension(path);
        foreach (string extension in extensions)
        {
            if (own.Equals(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(Stream stream, string path)
    {
        byte[] buffer = new byte[HeadLength];
        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new InputException($"'{path}' is UTF-16; save it as UTF-8.");
        }

        if (bytes.Contains((byte)0))
        {
            throw new InputException($"'{path}' is a binary file; CSV, TSV, Parquet or JSON can be read.");
        }

        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        RequireUtf8(bytes, path, isWhole: bytes.Length < HeadLength - 3);
        string text = Encoding.UTF8.GetString(bytes);
        return string.IsNullOrWhiteSpace(text) ? throw new InputException($"'{path}' is empty.") : text;
    }

    private static void RequireUtf8(ReadOnlySpan<byte> bytes, string path, bool isWhole)
    {
        // A block may end inside a character, so only lines that are complete are judged here; DuckDB judges the rest.
        int end = isWhole ? bytes.Length : bytes.LastIndexOf((byte)'\n') + 1;
        for (int line = 1; end > 0; line++)
        {
            int length = bytes.IndexOf((byte)'\n') + 1;
            length = length == 0 || length > end ? end : length;
            if (!Utf8.IsValid(bytes[..length]))
            {
                throw new InputException($"Line {line} of '{path}' is not valid UTF-8; save the file as UTF-8.");
            }

            bytes = bytes[length..];
            end -= length;
        }
    }
}
