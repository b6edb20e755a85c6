using CollapseGuard.Statistics.LinearAlgebra;
using CsCheck;

namespace CollapseGuard.Tests.Statistics.LinearAlgebra;

public class MatrixProductTests
{
    [Fact]
    public void Adds_to_what_is_there()
    {
        float[] c = [1, 1, 1, 1];

        MatrixProduct.Add([1, 2, 3, 4], 2, [5, 6, 7, 8], 2, c, 2, 2, 2, 2);

        Assert.Equal([20, 23, 44, 51], c);
    }

    [Fact]
    public void Agrees_with_sums_in_double_for_every_shape() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 300], Gen.Int[1, 40], Gen.Int[0, 1000]).Sample((m, k, n, seed) =>
        {
            var random = new Random(seed);
            float[] a = [.. Enumerable.Range(0, m * k).Select(_ => (float)(random.NextDouble() - 0.5))];
            float[] b = [.. Enumerable.Range(0, k * n).Select(_ => (float)(random.NextDouble() - 0.5))];
            var c = new float[m * n];

            MatrixProduct.Add(a, k, b, n, c, n, m, k, n);

            for (int i = 0; i < c.Length; i++)
            {
                double sum = 0;
                for (int p = 0; p < k; p++)
                {
                    sum += (double)a[(i / n * k) + p] * b[(p * n) + (i % n)];
                }

                Assert.Equal(sum, c[i], 1e-4);
            }
        }, iter: 200);

    [Fact]
    public void An_element_does_not_depend_on_the_block_it_lies_in()
    {
        var random = new Random(3);
        float[] a = [.. Enumerable.Range(0, 7 * 600).Select(_ => (float)random.NextDouble())];
        float[] b = [.. Enumerable.Range(0, 600 * 37).Select(_ => (float)random.NextDouble())];
        var whole = new float[7 * 37];
        var single = new float[1];

        MatrixProduct.Add(a, 600, b, 37, whole, 37, 7, 600, 37);
        MatrixProduct.Add(a.AsSpan(2 * 600), 600, b.AsSpan(5), 37, single, 1, 1, 600, 1);

        Assert.Equal(whole[(2 * 37) + 5], single[0]);
    }

    [Fact]
    public void Blocks_that_do_not_fit_are_refused() =>
        Assert.Contains("'b' has 3 numbers", Assert.Throws<ArgumentException>(() => MatrixProduct.Add([1, 2], 2, [1, 2, 3], 2, new float[2], 2, 1, 2, 2)).Message, StringComparison.Ordinal);
}
