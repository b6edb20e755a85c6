namespace CollapseGuard.Probes.Signal;

/// <summary>The rows whose targets stand in for each row's: the truth first, then B rearrangements.</summary>
internal static class TargetShuffles
{
    /// <summary>Exchangeable rows: any order is as likely as the true one.</summary>
    public static IEnumerable<int[]> OfRows(int rows, int permutations, int seed)
    {
        var random = new Random(seed);
        yield return [.. Enumerable.Range(0, rows)];
        for (int b = 0; b < permutations; b++)
        {
            yield return SeededSample.Order(rows, random);
        }
    }

    /// <summary>Exchangeable groups: each group takes over another group's targets, as a block.</summary>
    /// <remarks>
    /// A longer group repeats the block from a random place in it, a shorter one takes a part: dependence inside a group
    /// stays what it was. Exact for groups of equal size; for others simulated in docs/results/signal-probe.md.
    /// </remarks>
    public static IEnumerable<int[]> OfGroups(int[][] groups, int rows, int permutations, int seed)
    {
        var random = new Random(seed);
        yield return [.. Enumerable.Range(0, rows)];
        for (int b = 0; b < permutations; b++)
        {
            int[] donors = SeededSample.Order(groups.Length, random);
            var sources = new int[rows];
            for (int g = 0; g < groups.Length; g++)
            {
                int[] donor = groups[donors[g]];
                int offset = donor.Length == groups[g].Length ? 0 : random.Next(donor.Length);
                for (int j = 0; j < groups[g].Length; j++)
                {
                    sources[groups[g][j]] = donor[(offset + j) % donor.Length];
                }
            }

            yield return sources;
        }
    }

    /// <summary>Stationary rows: the targets shifted along the rows, ends joined.</summary>
    public static IEnumerable<int[]> Rotations(int rows, int permutations, int seed)
    {
        var random = new Random(seed);
        yield return [.. Enumerable.Range(0, rows)];
        for (int b = 0; b < permutations; b++)
        {
            int shift = random.Next(1, rows);
            yield return [.. Enumerable.Range(0, rows).Select(i => (i + shift) % rows)];
        }
    }
}
