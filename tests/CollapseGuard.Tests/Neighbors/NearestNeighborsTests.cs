using CollapseGuard.Neighbors;
using CsCheck;

namespace CollapseGuard.Tests.Neighbors;

public class NearestNeighborsTests
{
    [Fact]
    public void Finds_the_nearest_points_by_hand()
    {
        NeighborList found = NearestNeighbors.Search(new float[] { 0, 0, 3, 4, 6, 8 }, new float[] { 0, 0 }, 2, 2);

        Assert.Equal([new Neighbor(0, 0), new Neighbor(1, 5)], found[0].ToArray());
    }

    [Fact]
    public void Equal_distances_are_ordered_by_index()
    {
        NeighborList found = NearestNeighbors.Search(new float[] { 1, -1, 1, -1, 1 }, new float[] { 0 }, 1, 3);

        Assert.Equal([0, 1, 2], found[0].ToArray().Select(neighbor => neighbor.Index));
    }

    [Fact]
    public void A_point_is_not_its_own_neighbour_but_its_copy_is()
    {
        NeighborList found = NearestNeighbors.SearchSelf(new float[] { 7, 7, 9 }, 1, 1);

        Assert.Equal([new Neighbor(1, 0)], found[0].ToArray());
        Assert.Equal([new Neighbor(0, 0)], found[1].ToArray());
        Assert.Equal([new Neighbor(0, 2)], found[2].ToArray());
    }

    // Integer grids (times a power of two) make ties exact; an offset of 1e6 would drown a plain float product in rounding.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000_000, 1)]
    [InlineData(0, 1f / (1L << 62))]
    [InlineData(0, 1L << 50)]
    public void Agrees_with_brute_force_in_double(float offset, float scale) =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[2, 700], Gen.Int[1, 30], Gen.Int[0, 1000]).Sample((columns, count, k, seed) =>
        {
            var random = new Random(seed);
            float[] points = [.. Enumerable.Range(0, count * columns).Select(_ => offset + (scale * random.Next(-4, 5)))];
            k = Math.Min(k, count - 1);

            NeighborList found = NearestNeighbors.SearchSelf(points, columns, k, 1 + (seed % 2));

            for (int query = 0; query < count; query += 13)
            {
                Assert.Equal(BruteForce(points, columns, query, k), found[query].ToArray());
            }
        }, iter: 40);

    [Fact]
    public void A_query_far_out_is_measured_exactly()
    {
        NeighborList found = NearestNeighbors.Search(new float[] { 0, 1, 2, 3, 4, 5 }, new float[] { 3e38f, -3e38f }, 1, 1);

        Assert.Equal(3e38, found[0][0].Distance, 1e32);
        Assert.Equal(0, found[1][0].Index);
    }

    // So far out, beside points so near together, that its coordinates overflow.
    [Theory]
    [InlineData(3)]
    [InlineData(2000)]
    public void A_query_that_overflows_the_scale_of_the_points_is_measured_exactly(int count)
    {
        float[] points = [.. Enumerable.Range(0, 2 * count).Select(i => i * 1e-6f)];

        NeighborList found = NearestNeighbors.Search(points, new float[] { 3e38f, 0, 0, 0 }, 2, 2);

        Assert.Equal([0, 1], found[0].ToArray().Select(neighbor => neighbor.Index));
        Assert.Equal([0, 1], found[1].ToArray().Select(neighbor => neighbor.Index));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused_with_their_place() =>
        Assert.Contains("row 1, column 0", Assert.Throws<ArgumentException>(() => NearestNeighbors.SearchSelf(new[] { 1f, 2, float.NaN, 3 }, 2, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void More_neighbours_than_points_are_refused() =>
        Assert.Contains("[1, 1]", Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbors.SearchSelf(new[] { 1f, 2 }, 1, 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => NearestNeighbors.SearchSelf(new float[100], 1, 1, cancellationToken: new CancellationToken(true)));

    private static Neighbor[] BruteForce(float[] points, int columns, int query, int k) =>
        [.. Enumerable.Range(0, points.Length / columns).Where(i => i != query)
            .Select(i => new Neighbor(i, Math.Sqrt(Enumerable.Range(0, columns).Sum(c => Math.Pow((double)points[(query * columns) + c] - points[(i * columns) + c], 2)))))
            .Order().Take(k)];
}
