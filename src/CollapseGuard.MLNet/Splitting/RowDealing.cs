namespace CollapseGuard.MLNet.Splitting;

/// <summary>Deals the rows of each stratum to parts, in random order by seed.</summary>
internal static class RowDealing
{
    /// <summary>Part 1 gets the fraction of every stratum within one row, at least one row of each stratum that has two; part 0 the rest.</summary>
    public static RowParts Split(Strata strata, double testFraction, int seed)
    {
        int[] counts = strata.Counts();
        int[] tested = TestRows(counts, testFraction);
        int[][] rows = ShuffledRows(strata, counts, seed);
        var partOfRow = new int[strata.OfRow.Length];
        for (int stratum = 0; stratum < counts.Length; stratum++)
        {
            foreach (int row in rows[stratum].AsSpan(0, tested[stratum]))
            {
                partOfRow[row] = 1;
            }
        }

        return new RowParts(partOfRow, 2);
    }

    /// <summary>Folds whose rows of any stratum, and whose sizes, differ by one row at most; where there are groups, as even as whole groups allow.</summary>
    public static RowParts Folds(Strata strata, int folds, int seed)
    {
        if (strata.Groups is not null)
        {
            return GroupDealing.Deal(strata, [.. Enumerable.Repeat(1.0 / folds, folds)], seed);
        }

        int[][] rows = ShuffledRows(strata, strata.Counts(), seed);
        var partOfRow = new int[strata.OfRow.Length];
        int next = 0; // one stratum goes on where the one before it ended
        foreach (int row in rows.SelectMany(stratum => stratum))
        {
            partOfRow[row] = next++ % folds;
        }

        return new RowParts(partOfRow, folds);
    }

    /// <summary>Largest remainders (Hamilton) within [1, n - 1] for strata of two rows and more.</summary>
    private static int[] TestRows(int[] counts, double fraction)
    {
        int[] least = [.. counts.Select(n => n < 2 ? 0 : Math.Clamp((int)Math.Floor(n * fraction), 1, n - 1))];
        int[] most = [.. counts.Select(n => n < 2 ? 0 : Math.Clamp((int)Math.Ceiling(n * fraction), 1, n - 1))];
        long wanted = (long)Math.Round(counts.Sum(n => (double)n) * fraction) - least.Sum(n => (long)n);
        foreach (int stratum in Enumerable.Range(0, counts.Length)
            .Where(c => most[c] > least[c])
            .OrderByDescending(c => (counts[c] * fraction) - least[c]).ThenBy(c => c))
        {
            if (wanted-- > 0)
            {
                least[stratum]++;
            }
        }

        return least;
    }

    private static int[][] ShuffledRows(Strata strata, int[] counts, int seed)
    {
        int[][] rows = [.. counts.Select(count => new int[count])];
        var used = new int[counts.Length];
        for (int row = 0; row < strata.OfRow.Length; row++)
        {
            int stratum = strata.OfRow[row];
            rows[stratum][used[stratum]++] = row;
        }

        var random = new Random(seed);
        foreach (int[] stratum in rows)
        {
            random.Shuffle(stratum);
        }

        return rows;
    }
}
