using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Streaming;

/// <summary>The segments that a column names, at most 256; a row without a value is in none.</summary>
internal sealed class SegmentCodes
{
    private const int Limit = 256;

    private readonly TextCodes codes;
    private int[] buffer = [];

    private SegmentCodes(SourceColumn column, IReadOnlyList<string> names)
    {
        Expression = column.Text;
        Names = names;
        codes = new TextCodes(names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal));
    }

    /// <summary>Names of the segments, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What to select.</summary>
    public string Expression { get; }

    /// <summary>Reads which segments there are; null when none were asked for.</summary>
    /// <exception cref="InputException">There are more than 256.</exception>
    public static SegmentCodes? Of(DataSource source, ColumnProfile? column) => column is null ? null
        : new SegmentCodes(column.Column, DistinctValues.Of(source, [column], Limit, "segments")[0]);

    /// <summary>The segment of each row.</summary>
    public ReadOnlySpan<int> Of(TextVector texts)
    {
        buffer = buffer.Length < texts.Count ? new int[texts.Count] : buffer;
        codes.Encode(texts, TextCodes.None, TextCodes.None, buffer.AsSpan(0, texts.Count));
        return buffer.AsSpan(0, texts.Count);
    }
}
