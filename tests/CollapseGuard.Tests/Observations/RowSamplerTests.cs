
using CollapseGuard.Observations;

namespace CollapseGuard.Tests.Observations;

public class RowSamplerTests
{
    [Fact]
    public void Keeps_all_rows_while_there_is_room()
    {
        var sampler = new RowSampler(5, 1);

        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 5).Select(_ => sampler.Keep()));
    }

    [Fact]
    public void Every_row_is_as_likely()
    {
        const int Rows = 1000, Capacity = 50, Runs = 2000;
        var kept = new int[Rows];
        for (int seed = 0; seed < Runs; seed++)
        {
            foreach (long row in Sample(Rows, Capacity, seed))
            {
                kept[row]++;
            }
        }

        // Each of ten blocks expects Runs * Capacity / 10 = 10,000 rows with a standard deviation of about 92.
        foreach (int[] block in kept.Chunk(Rows / 10))
        {
            Assert.InRange(block.Sum(), 9_600, 10_400);
        }
    }

    [Fact]
    public void Same_seed_same_rows() => Assert.Equal(Sample(10_000, 20, 3), Sample(10_000, 20, 3));

    private static long[] Sample(int rows, int capacity, int seed)
    {
        var sampler = new RowSampler(capacity, seed);
        var slots = new long[capacity];
        while (sampler.Next < rows)
        {
            long row = sampler.Next;
            slots[sampler.Keep()] = row;
        }

        return slots;
    }
}
