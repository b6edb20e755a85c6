using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Neighbors;

namespace CollapseGuard.Peers;

/// <summary>Where the tree of the neighbour search begins to pay, and how time grows with the number of points: a Markdown table.</summary>
internal static class NeighborCases
{
    private const int K = 5;
    private const int Repetitions = 3;

    // A short search is repeated until its code is the final one.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(.4);

    public static int Run(bool isLarge)
    {
        Console.WriteLine("| rows | columns | kind | every distance, s | tree, s | tree is x times as fast | product equivalent of the faster, GFLOPS |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (int n in isLarge ? new[] { 25_000, 50_000, 100_000, 200_000, 400_000 } : [500, 1_000, 2_000, 5_000, 20_000])
        {
            foreach (int d in isLarge ? new[] { 10 } : [2, 10, 30, 100])
            {
                foreach (string kind in new[] { "clustered", "uniform" })
                {
                    float[] rows = kind == "uniform" ? GeneratedRows.Uniform(n, d) : GeneratedRows.Clustered(n, d);
                    double tree = Seconds(rows, d, NeighborAlgorithm.Tree), brute = isLarge && n > 100_000 ? double.NaN : Seconds(rows, d, NeighborAlgorithm.BruteForce);
                    double fastest = double.IsNaN(brute) ? tree : Math.Min(tree, brute);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {n} | {d} | {kind} | {brute:G3} | {tree:G3} | {brute / tree:F2} | {2.0 * n * n * d / fastest / 1e9:F0} |"));
                }
            }
        }

        return 0;
    }

    // The least of several, one thread, preparation included.
    private static double Seconds(float[] rows, int columns, NeighborAlgorithm algorithm)
    {
        double least = double.PositiveInfinity;
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < Repetitions || Stopwatch.GetElapsedTime(begin) < Least; i++)
        {
            long start = Stopwatch.GetTimestamp();
            new NeighborIndex(rows, columns, algorithm).SearchSelf(K, maxDegreeOfParallelism: 1);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }
}
