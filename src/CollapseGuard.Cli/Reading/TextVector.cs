using System.Runtime.CompilerServices;
using System.Text;
using DuckDB.NET.Native;

namespace CollapseGuard.Cli.Reading;

/// <summary>A column of text inside a chunk; valid until the next chunk is read.</summary>
internal readonly unsafe ref struct TextVector(DuckDBString* values, ulong* validity, int count)
{
    /// <summary>The longest text that DuckDB keeps inside its 16-byte string.</summary>
    private const int InlineLength = 12;

    public int Count { get; } = count;

    /// <summary>True for NULL.</summary>
    public bool IsMissing(int row) => validity != null && (validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>True when <see cref="Key"/> alone identifies the text.</summary>
    public bool IsShort(int row) => values[row].Length <= InlineLength;

    /// <summary>The 16 bytes of a short text: length and characters, zero padded. Equal texts have equal keys.</summary>
    public UInt128 Key(int row) => Unsafe.ReadUnaligned<UInt128>(values + row);

    /// <summary>The text; allocates.</summary>
    public string Text(int row) => Encoding.UTF8.GetString((byte*)values[row].Data, values[row].Length);
}
