using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>64-bit hashes of values: the same on every machine and in every process, so that states can be merged.</summary>
internal static class KeyHash
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;
    private const ulong Other = 0xD6E8_FEB8_6659_FD93;
    private const ulong Missing = 0x6A09_E667_F3BC_C908;
    private const ulong NotANumber = 0xBB67_AE85_84CA_A73B;

    /// <summary>Equal numbers have equal keys, different ones different keys; +0 and -0 are equal, so are all NaN but the missing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(double value) =>
        !double.IsNaN(value) ? BitConverter.DoubleToUInt64Bits(value + 0d) : MissingNumber.Is(value) ? Missing : NotANumber;

    /// <summary>Key of a text; null is missing.</summary>
    public static ulong Key(string? text)
    {
        if (text is null)
        {
            return Missing;
        }

        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(text.AsSpan());
        ulong hash = (ulong)text.Length * Odd;
        foreach (ulong word in words)
        {
            hash = Step(hash, word);
        }

        foreach (char c in text.AsSpan(words.Length * 4))
        {
            hash = Step(hash, c);
        }

        return Mix(hash);
    }

    /// <summary>True for the key of a missing value and of one that is not a number: neither is a label.</summary>
    public static bool IsAbsent(ulong key) => key is Missing or NotANumber;

    /// <summary>A bijection in which every bit of the key changes about half of the bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong key)
    {
        key = (key ^ (key >> 32)) * Odd;
        key = (key ^ (key >> 29)) * Other;
        return key ^ (key >> 32);
    }

    /// <summary>Takes one more value into the hash of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong hash, ulong key)
    {
        hash = (hash ^ key ^ (key >> 32)) * Odd;
        return hash ^ (hash >> 29);
    }
}
