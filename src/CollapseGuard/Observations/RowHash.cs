using System.Runtime.CompilerServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Hashes the rows of a block, a column at a time.</summary>
internal static class RowHash
{
    private const ulong Salt = 0x3C6E_F372_FE94_F82B;

    /// <summary>Takes a column's values into the hashes of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public static void Step(DataBlock block, int column, Span<ulong> hashes)
    {
        if (block.Columns[column].Kind == ColumnKind.Number)
        {
            ReadOnlySpan<double> values = block.Numbers(column);
            for (int i = 0; i < hashes.Length; i++)
            {
                hashes[i] = KeyHash.Step(hashes[i], KeyHash.Key(values[i]));
            }

            return;
        }

        ReadOnlySpan<string?> texts = block.Texts(column);
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = KeyHash.Step(hashes[i], KeyHash.Key(texts[i]));
        }
    }

    /// <summary>Makes every bit of the hashes depend on every value, so that any bits of them may choose a sample.</summary>
    /// <remarks>Rows of nothing but zeros step to 0, which mixing leaves 0: without the salt they would be in every sample.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public static void Finish(Span<ulong> hashes)
    {
        foreach (ref ulong hash in hashes)
        {
            hash = KeyHash.Mix(hash ^ Salt);
        }
    }

    /// <summary>Keys of a column's values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public static void Keys(DataBlock block, int column, Span<ulong> keys)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = block.Columns[column].Kind == ColumnKind.Number ? KeyHash.Key(block.Numbers(column)[i]) : KeyHash.Key(block.Texts(column)[i]);
        }
    }
}
