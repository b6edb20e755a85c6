using CollapseGuard.Statistics;

namespace CollapseGuard.Tests.Statistics;

public class RegisterCardinalityTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Random_hashes_are_counted_within_four_standard_errors(int keys)
    {
        const int IndexBits = 10, RankBits = 40;
        var registers = new int[1 << IndexBits];
        var random = new Random(keys);
        for (int i = 0; i < keys; i++)
        {
            int rank = 1;
            for (ulong bits = (ulong)random.NextInt64(1L << RankBits); rank <= RankBits && (bits & (1UL << (RankBits - rank))) == 0; rank++)
            {
            }

            ref int register = ref registers[random.Next(registers.Length)];
            register = Math.Max(register, rank);
        }

        int[] ranks = [.. Enumerable.Range(0, RankBits + 2).Select(rank => registers.Count(r => r == rank))];

        Assert.Equal(keys, RegisterCardinality.Estimate(ranks), 4 * RegisterCardinality.RelativeStandardError(registers.Length) * keys);
    }

    [Fact]
    public void Nothing_is_nothing() => Assert.Equal(0, RegisterCardinality.Estimate([16, 0, 0, 0]));

    [Fact]
    public void Too_few_ranks_are_refused() => Assert.Throws<ArgumentException>(() => RegisterCardinality.Estimate([16, 0]));
}
