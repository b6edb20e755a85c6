using System.Runtime.CompilerServices;

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
}
