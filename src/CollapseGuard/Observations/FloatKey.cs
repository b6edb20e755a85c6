using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Finite floats as unsigned integers of the same order; -0 and +0 have one key.</summary>
internal static class FloatKey
{
    private const uint Sign = 0x8000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return bits ^ ((uint)((int)bits >> 31) | Sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToFloat(uint key) => BitConverter.UInt32BitsToSingle(key ^ ((key & Sign) != 0 ? Sign : uint.MaxValue));

    /// <summary>Writes the keys of finite numbers, in their order.</summary>
    /// <param name="values">Finite.</param>
    /// <param name="keys">At least as many.</param>
    public static void Write(ReadOnlySpan<float> values, Span<uint> keys)
    {
        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(values);
        Span<Vector<int>> into = MemoryMarshal.Cast<uint, Vector<int>>(keys);
        Vector<int> sign = new(int.MinValue);
        for (int i = 0; i < body.Length; i++)
        {
            Vector<int> bits = Vector.AsVectorInt32(body[i] + Vector<float>.Zero);
            into[i] = bits ^ (Vector.ShiftRightArithmetic(bits, 31) | sign);
        }

        for (int i = body.Length * Vector<float>.Count; i < values.Length; i++)
        {
            keys[i] = Of(values[i]);
        }
    }
}
