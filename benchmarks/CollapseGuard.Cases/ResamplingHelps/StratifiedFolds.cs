using CollapseGuard.Cases.FalseAlarms;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>Folds in which both classes have their share, up to one row.</summary>
internal static class StratifiedFolds
{
    /// <summary>The fold of each row: the rows of a class are shuffled and dealt out in turn, the second class where the first one stopped.</summary>
    public static int[] Of(ReadOnlySpan<bool> isRare, int folds, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, 0x464F4C44, stream);
        var fold = new int[isRare.Length];
        int next = 0;
        foreach (bool side in (ReadOnlySpan<bool>)[false, true])
        {
            var rows = new List<int>();
            for (int row = 0; row < isRare.Length; row++)
            {
                if (isRare[row] == side)
                {
                    rows.Add(row);
                }
            }

            for (int i = rows.Count - 1; i > 0; i--)
            {
                int j = random.Below(i + 1);
                (rows[i], rows[j]) = (rows[j], rows[i]);
            }

            foreach (int row in rows)
            {
                fold[row] = next++ % folds;
            }
        }

        return fold;
    }
}
