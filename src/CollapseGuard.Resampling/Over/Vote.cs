namespace CollapseGuard.Resampling;

/// <summary>The most frequent of a few codes.</summary>
internal static class Vote
{
    /// <summary>The most frequent code; among equally frequent ones the smallest.</summary>
    public static float Smallest(ReadOnlySpan<float> codes)
    {
        float best = float.PositiveInfinity;
        int most = 0;
        foreach (float code in codes)
        {
            int count = codes.Count(code);
            if (count > most || (count == most && code < best))
            {
                (best, most) = (code, count);
            }
        }

        return best;
    }

    /// <summary>The most frequent code; among equally frequent ones the one that a random number picks.</summary>
    /// <param name="codes">At least one.</param>
    /// <param name="random">Random numbers.</param>
    /// <param name="index">Which of them.</param>
    public static float AtRandom(ReadOnlySpan<float> codes, CounterRandom random, long index)
    {
        int most = 0, tied = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            // Each code is counted where it first appears.
            if (codes[..i].Contains(codes[i]))
            {
                continue;
            }

            int count = codes[i..].Count(codes[i]);
            (most, tied) = count > most ? (count, 1) : (most, tied + (count == most ? 1 : 0));
        }

        int wanted = tied > 1 ? random.Below(tied, index) : 0;
        for (int i = 0; i < codes.Length; i++)
        {
            if (!codes[..i].Contains(codes[i]) && codes[i..].Count(codes[i]) == most && wanted-- == 0)
            {
                return codes[i];
            }
        }

        return codes[0];
    }
}
