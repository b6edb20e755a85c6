namespace CollapseGuard.Probes;

/// <summary>What the signal probe tries to predict: numbers or classes. Immutable and free to share.</summary>
public sealed class SignalTarget
{
    private SignalTarget(ReadOnlyMemory<float> values, ReadOnlyMemory<int> codes, int classCount)
    {
        Values = values;
        Codes = codes;
        ClassCount = classCount;
    }

    /// <summary>Number of rows.</summary>
    public int Count => ClassCount > 0 ? Codes.Length : Values.Length;

    /// <summary>Number of classes; 0 for numbers.</summary>
    public int ClassCount { get; }

    /// <summary>The numbers; empty for classes.</summary>
    internal ReadOnlyMemory<float> Values { get; }

    /// <summary>The classes; empty for numbers.</summary>
    internal ReadOnlyMemory<int> Codes { get; }

    /// <summary>A target of numbers (regression).</summary>
    /// <param name="values">One value a row; NaN = unknown, the row is left out; infinite values are left out as well. Not copied, must not be changed afterwards.</param>
    public static SignalTarget Numbers(ReadOnlyMemory<float> values) => new(values, default, 0);

    /// <summary>A target of classes (binary or multiclass).</summary>
    /// <param name="codes">One code a row in [-1, <paramref name="classCount"/> - 1], -1 = unknown, the row is left out. Not copied, must not be changed afterwards.</param>
    /// <param name="classCount">Number of classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A code lies outside its range.</exception>
    public static SignalTarget Classes(ReadOnlyMemory<int> codes, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ReadOnlySpan<int> span = codes.Span;
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i] < -1 || span[i] >= classCount)
            {
                throw new ArgumentOutOfRangeException(nameof(codes), $"'codes[{i}]' is {span[i]}; class codes must be in [-1, {classCount - 1}], where -1 is an unknown class.");
            }
        }

        return new SignalTarget(default, codes, classCount);
    }

    /// <summary>Whether the target of a row is known.</summary>
    internal bool IsKnown(int row) => ClassCount > 0 ? Codes.Span[row] >= 0 : float.IsFinite(Values.Span[row]);
}
