using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Neighbors;

/// <summary>Floats that begin at a cache line: a vector of 64 bytes that straddles two lines costs two accesses. They hold anything until they are written.</summary>
internal sealed class AlignedFloats
{
    private const int Line = 64;

    private readonly float[] array;
    private readonly int offset;

    public AlignedFloats(int length)
    {
        // Pinned, so that it stays where it was aligned.
        array = GC.AllocateUninitializedArray<float>(checked(length + (Line / sizeof(float))), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        offset = (int)((Line - (address % Line)) % Line / sizeof(float));
        Length = length;
    }

    public int Length { get; }

    public Span<float> Span => array.AsSpan(offset, Length);

    /// <summary>The first of the floats from a place on.</summary>
    public ref float From(nint place) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), offset + place);
}
