using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace CollapseGuard.Observations;

/// <summary>What every accumulator demands of a batch, checked before anything changes.</summary>
internal static class BatchShape
{
    /// <summary>More segments than this are no longer a summary.</summary>
    public const int MaximumSegments = 256;

    public static int Rows(int length, int columns, string name)
    {
        if (length % columns != 0)
        {
            throw new ArgumentException(Text($"'{name}' has {length} numbers, which is no multiple of {columns}; rows must be complete, row-major."), name);
        }

        return length / columns;
    }

    public static void SameRows(int rows, string name, int others, string other, string unit)
    {
        if (rows != others)
        {
            throw new ArgumentException(Text($"'{other}' has {others} {unit} but '{name}' has {rows}; they must describe the same samples."), other);
        }
    }

    /// <summary>Requires codes in [lowest, count); returns the greatest, or lowest - 1 when there are none.</summary>
    public static int Codes(ReadOnlySpan<int> codes, string name, int lowest, int count, string what)
    {
        int least = codes.IsEmpty ? lowest : TensorPrimitives.Min(codes);
        int greatest = codes.IsEmpty ? lowest - 1 : TensorPrimitives.Max(codes);
        if (least >= lowest && greatest < count)
        {
            return greatest;
        }

        int at = codes.IndexOf(least < lowest ? least : greatest);
        throw new ArgumentOutOfRangeException(name, Text($"'{name}[{at}]' is {codes[at]}; {what} must be in [{lowest}, {count - 1}]."));
    }

    public static void Segments(ReadOnlySpan<int> segments, int rows, int segmentCount)
    {
        SameRows(rows, "predicted", segments.Length, "segments", "codes");
        if (segmentCount == 0 && segments.Length > 0)
        {
            throw new InvalidOperationException("This accumulator was made without segment names; pass 'segmentNames' to its constructor to use segments.");
        }

        Codes(segments, "segments", -1, segmentCount, "segment codes (-1 = none)");
    }

    public static string[] Names(IReadOnlyList<string>? names, int count, string parameter, string prefix)
    {
        if (names is null)
        {
            return [.. Enumerable.Range(0, count).Select(i => count == 1 ? prefix : Text($"{prefix}[{i}]"))];
        }

        if (names.Count != count)
        {
            throw new ArgumentException(Text($"'{parameter}' has {names.Count} names; {count} are required."), parameter);
        }

        return [.. names];
    }

    public static string[] SegmentNames(IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return [];
        }

        if (names.Count > MaximumSegments)
        {
            throw new ArgumentException(Text($"'segmentNames' has {names.Count} names; at most {MaximumSegments} segments are kept. Merge the rare ones into one segment."), nameof(names));
        }

        return [.. names];
    }

    public static string Text(DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);

    /// <summary>Merging with itself would read what it is changing.</summary>
    public static void RequireOther(object self, object? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(self, other))
        {
            throw new ArgumentException("'other' is this accumulator; merge another one, which saw other rows.", nameof(other));
        }
    }
}
