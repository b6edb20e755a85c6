namespace CollapseGuard.Resampling;

/// <summary>Random numbers by counter: number i of a stream is a function of (seed, stream, i) and of nothing else.</summary>
/// <remarks>
/// Any thread can draw any number, so results depend neither on threads nor on .NET's own generator. Each number is the
/// finalizer of splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014; constants
/// of Vigna's version) at the i-th step of its Weyl sequence; a stream starts at a place that mixes seed and stream.
/// Only integer arithmetic and the exactly rounded operations of IEEE 754 are used: the same bits on every machine.
/// </remarks>
internal readonly struct CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong key;

    public CounterRandom(int seed, int stream) =>
        key = Mix(Mix((ulong)(uint)seed + Golden) + ((ulong)(uint)stream * 0xD1342543DE82EF95));

    /// <summary>64 random bits.</summary>
    public ulong Bits(long index) => Mix(key + (((ulong)index + 1) * Golden));

    /// <summary>A whole number in [0, count): the high half of a product (Lemire, 2019), biased by less than count / 2^64.</summary>
    public int Below(int count, long index) => (int)Math.BigMul(Bits(index), (ulong)count, out _);

    /// <summary>A whole number in [0, count), for counts that an int does not hold.</summary>
    public long Below(long count, long index) => (long)Math.BigMul(Bits(index), (ulong)count, out _);

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double Unit(long index) => (Bits(index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, 1), a multiple of 2^-24: exact in a float, and so is 1 - it.</summary>
    public float UnitFloat(long index) => (Bits(index) >> 40) * (1f / (1 << 24));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
