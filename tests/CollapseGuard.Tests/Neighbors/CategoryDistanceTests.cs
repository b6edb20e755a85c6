using CollapseGuard.Neighbors;
using CsCheck;

namespace CollapseGuard.Tests.Neighbors;

public class CategoryDistanceTests
{
    [Fact]
    public void A_category_that_differs_counts_the_mismatch()
    {
        // Row 1 is 3 away in numbers; row 2 differs in both categories: sqrt(2 x 2²) = 2.83.
        NeighborList found = NeighborIndex.Mixed(new float[] { 0, 3, 0 }, 1, new[] { 0, 0, 0, 0, 1, 1 }, 2, 2).SearchSelf(2);

        Assert.Equal([2, 1], found[0].ToArray().Select(n => n.Index));
        Assert.Equal(Math.Sqrt(8), found[0][0].Distance, 1e-12);
        Assert.Equal(3, found[0][1].Distance, 1e-12);
    }

    [Fact]
    public void Mixed_search_agrees_with_every_distance_measured() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, 5], Gen.Int[1, 30], Gen.Int[30, 600], Gen.Int[0, 1000]).Sample((columns, codeColumns, categories, count, seed) =>
        {
            var random = new Random(seed);
            float[] numbers = [.. Enumerable.Range(0, count * columns).Select(_ => (float)random.Next(0, 5))];
            int[] codes = [.. Enumerable.Range(0, count * codeColumns).Select(_ => random.Next(categories))];

            NeighborList found = NeighborIndex.Mixed(numbers, columns, codes, codeColumns, 1.5).SearchSelf(7, 2);

            for (int i = 0; i < count; i += 7)
            {
                Assert.Equal(Nearest(i, count, 7, j => Enumerable.Range(0, columns).Sum(c => Math.Pow(numbers[(i * columns) + c] - numbers[(j * columns) + c], 2))
                    + (2.25 * Enumerable.Range(0, codeColumns).Count(c => codes[(i * codeColumns) + c] != codes[(j * codeColumns) + c]))), found[i].ToArray().Select(n => n.Index));
            }
        }, iter: 25);

    // Category 0 occurs with classes 0, 0, 1; category 1 with 1: shares (2/3, 1/3) and (0, 1), so the distance is 4/3.
    [Fact]
    public void Categories_differ_by_the_classes_they_occur_with()
    {
        var metric = ValueDifference.Of([0, 0, 0, 1], 1, [0, 0, 1, 1]);

        Assert.Equal(16.0 / 9, metric.Squared([0], [1]), 1e-12);
        Assert.Equal(0, metric.Squared([1], [1]));
    }

    [Fact]
    public void Value_difference_search_agrees_with_every_distance_measured() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 12], Gen.Int[30, 500], Gen.Int[0, 1000]).Sample((columns, classes, categories, count, seed) =>
        {
            var random = new Random(seed);
            int[] codes = [.. Enumerable.Range(0, count * columns).Select(_ => random.Next(categories))];
            var metric = ValueDifference.Of(codes, columns, [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))]);

            NeighborList found = NeighborIndex.ByValueDifference(codes, metric).SearchSelf(6, 2);

            for (int i = 0; i < count; i += 7)
            {
                Assert.Equal(Nearest(i, count, 6, j => metric.Squared(codes.AsSpan(i * columns, columns), codes.AsSpan(j * columns, columns))), found[i].ToArray().Select(n => n.Index));
            }
        }, iter: 25);

    [Fact]
    public void Queries_from_outside_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => NeighborIndex.Mixed(new float[] { 0, 3 }, 1, new[] { 0, 1 }, 1, 1).Search(new float[] { 1, 0, 1 }, 1));

    [Fact]
    public void Codes_below_zero_are_refused_with_their_place() =>
        Assert.Contains("row 1, column 0", Assert.Throws<ArgumentException>(() => NeighborIndex.Mixed(new float[] { 0, 3 }, 1, new[] { 0, -1 }, 1, 1)).Message, StringComparison.Ordinal);

    private static IEnumerable<int> Nearest(int row, int count, int k, Func<int, double> squared) =>
        Enumerable.Range(0, count).Where(j => j != row).OrderBy(squared).ThenBy(j => j).Take(k);
}
