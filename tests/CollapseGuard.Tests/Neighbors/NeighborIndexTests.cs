using System.Diagnostics;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using CollapseGuard.Neighbors;
using CsCheck;

namespace CollapseGuard.Tests.Neighbors;

public class NeighborIndexTests
{
    [Fact]
    public void The_tree_and_brute_force_give_the_same_list() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[200, 3000], Gen.Int[1, 12], Gen.Int[0, 1000], Gen.Bool).Sample((columns, count, k, seed, grid) =>
        {
            float[] points = Clusters(count, columns, seed, grid);

            NeighborList tree = new NeighborIndex(points, columns, NeighborAlgorithm.Tree).SearchSelf(k, 2);
            NeighborList all = new NeighborIndex(points, columns, NeighborAlgorithm.BruteForce).SearchSelf(k, 1);

            for (int i = 0; i < count; i++)
            {
                Assert.Equal(all[i].ToArray(), tree[i].ToArray());
            }
        }, iter: 25);

    [Fact]
    public void Some_rows_get_what_they_get_among_all()
    {
        float[] points = Clusters(1500, 7, 3, grid: true);
        var index = new NeighborIndex(points, 7);
        NeighborList all = index.SearchSelf(6);
        int[] rows = [1499, 3, 700, 3, 0, 128];

        NeighborList some = index.SearchRows(rows, 6);

        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(all[rows[i]].ToArray(), some[i].ToArray());
        }
    }

    [Fact]
    public void The_order_of_the_points_does_not_matter()
    {
        float[] points = Clusters(900, 5, 11, grid: false);
        int[] order = [.. Enumerable.Range(0, 900)];
        new Random(4).Shuffle(order);
        float[] shuffled = [.. order.SelectMany(i => points[(i * 5)..((i + 1) * 5)])];

        NeighborList before = new NeighborIndex(points, 5, NeighborAlgorithm.Tree).SearchSelf(4);
        NeighborList after = new NeighborIndex(shuffled, 5, NeighborAlgorithm.Tree).SearchSelf(4);

        for (int i = 0; i < order.Length; i++)
        {
            Assert.Equal(before[order[i]].ToArray().Select(n => n.Distance), after[i].ToArray().Select(n => n.Distance));
        }
    }

    [Fact]
    public void A_row_out_of_range_is_refused() =>
        Assert.Contains("'rows[1]' is 9", Assert.Throws<ArgumentOutOfRangeException>(() => new NeighborIndex(new float[] { 1, 2, 3 }, 1).SearchRows([0, 9], 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Progress_ends_at_one_and_a_search_can_be_cancelled_half_way()
    {
        float[] points = Clusters(4000, 3, 5, grid: false);
        var index = new NeighborIndex(points, 3);
        var reports = new Reports(null);
        index.SearchSelf(2, 1, reports);
        Assert.Equal(1, reports.Seen.Max());

        using var source = new CancellationTokenSource();
        var stopping = new Reports(source);
        Assert.ThrowsAny<OperationCanceledException>(() => index.SearchSelf(2, 1, stopping, source.Token));
        Assert.True(stopping.Seen.Max() < 1);
    }

    // The digest was computed with 512-bit vectors; its search in double by brute force is in NearestNeighborsTests.
    [Fact]
    public void The_answer_has_the_recorded_digest() => Assert.Equal("83F7E39F92C3", Digest());

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX512F")]
    public void The_answer_is_the_same_with_fewer_instructions(string switchedOff)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(NeighborIndexTests).Assembly.Location, "-method", $"{typeof(NeighborIndexTests).FullName}.{nameof(The_answer_has_the_recorded_digest)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.RemoveAt(0);
        }

        start.Environment[switchedOff] = "0";
        using Process run = Process.Start(start)!;
        string output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();

        Assert.True(run.ExitCode == 0, output);
        Assert.Contains("Total: 1", output, StringComparison.Ordinal);
    }

    private static string Digest()
    {
        var bytes = new List<byte>();
        foreach (int columns in new[] { 3, 17, 40 })
        {
            NeighborList found = new NeighborIndex(Clusters(1200, columns, columns, grid: columns == 3), columns, NeighborAlgorithm.Tree).SearchSelf(5);
            for (int i = 0; i < found.QueryCount; i++)
            {
                foreach (Neighbor neighbor in found[i])
                {
                    bytes.AddRange(BitConverter.GetBytes(neighbor.Index));
                    bytes.AddRange(BitConverter.GetBytes(neighbor.Distance));
                }
            }
        }

        return Convert.ToHexString(SHA256.HashData(CollectionsMarshal.AsSpan(bytes)))[..12];
    }

    private static float[] Clusters(int count, int columns, int seed, bool grid)
    {
        var random = new Random(seed);
        float[] centers = [.. Enumerable.Range(0, 6 * columns).Select(_ => 20 * random.NextSingle())];
        var points = new float[count * columns];
        for (int i = 0; i < points.Length; i++)
        {
            float value = centers[(i / columns * 7 % 6 * columns) + (i % columns)] + random.NextSingle();
            points[i] = grid ? MathF.Round(value) : value;
        }

        return points;
    }

    private sealed class Reports(CancellationTokenSource? stop) : IProgress<double>
    {
        public List<double> Seen { get; } = [];

        public void Report(double value)
        {
            Seen.Add(value);
            stop?.Cancel();
        }
    }
}
