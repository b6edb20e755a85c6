using CollapseGuard.Observations;

namespace CollapseGuard.Tests.Observations;

/// <summary>Digits are chosen by the range of the keys: each number of digits, and each way to fill them, against the comparison sort.</summary>
public class RadixSortTests
{
    public static TheoryData<string, float[]> Numbers => new()
    {
        { "none", [] },
        { "one", [3] },
        { "one number many times", [.. Enumerable.Repeat(-2.5f, 1_000)] },
        { "neighbours: one digit", [.. Drawn(1_000, random => BitConverter.Int32BitsToSingle(0x3F80_0000 + random.Next(1 << 11)))] },
        { "two digits", [.. Drawn(1_000, random => BitConverter.Int32BitsToSingle(0x3F80_0000 + random.Next(1 << 20)))] },
        { "three digits", [.. Drawn(1_000, random => (random.NextSingle() * 2) - 1)] },
        { "every float there is", [.. Drawn(10_000, random => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))).Where(x => !float.IsNaN(x))] },
        { "the ends", [float.PositiveInfinity, float.MaxValue, float.Epsilon, 1e-40f, 0f, -0f, -1e-40f, -float.Epsilon, float.MinValue, float.NegativeInfinity] },
        { "few values", [.. Drawn(5_000, random => random.Next(7) * .1f)] },
        { "sorted already", [.. Enumerable.Range(0, 5_000).Select(i => i * .25f)] },
        { "descending", [.. Enumerable.Range(0, 5_000).Select(i => -i * .25f)] },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Sorts_as_a_comparison_sort_does(string what, float[] numbers)
    {
        uint[] keys = [.. numbers.Select(FloatKey.Of)];
        float[] sorted = [.. RadixSort.Sort(keys, new uint[keys.Length], new int[RadixSort.CounterCount]).ToArray().Select(FloatKey.ToFloat)];

        Array.Sort(numbers);
        Assert.True(numbers.AsSpan().SequenceEqual(sorted), what);
    }

    [Fact]
    public void Keys_written_many_at_once_are_those_of_one_number_each()
    {
        float[] numbers = [-0f, 0f, float.MinValue, float.MaxValue, float.Epsilon, -float.Epsilon, .. Drawn(61, random => random.NextSingle() - .5f)];
        var keys = new uint[numbers.Length];
        FloatKey.Write(numbers, keys);

        Assert.Equal(numbers.Select(FloatKey.Of), keys);
        Assert.Equal(keys[0], keys[1]);
    }

    private static float[] Drawn(int count, Func<Random, float> draw)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
    }
}
