namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>How common each class is, and how well a healthy model knows it.</summary>
internal static class ClassShares
{
    /// <summary>K shares that sum to 1, the least log-uniform in [.01, 1/K]: half of them fall off geometrically, half are one majority beside equals.</summary>
    public static double[] Draw(RandomStream random, int classCount)
    {
        double rarest = random.LogUniform(.01, 1.0 / classCount);
        double[] shares = random.Chance(.5) ? Geometric(classCount, rarest) : OneMajority(classCount, rarest);
        for (int i = classCount - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (shares[i], shares[j]) = (shares[j], shares[i]);
        }

        return shares;
    }

    /// <summary>Recalls of at least .2 each, with a mean of at least 1/K + .05.</summary>
    public static double[] DrawRecalls(RandomStream random, int classCount)
    {
        var recalls = new double[classCount];
        double sum;
        do
        {
            sum = 0;
            for (int c = 0; c < classCount; c++)
            {
                double u = random.Uniform();
                sum += recalls[c] = .2 + (.8 * (random.Chance(.5) ? u : u * u));
            }
        }
        while (sum < 1 + (.05 * classCount));
        return recalls;
    }

    /// <summary>A class, by its share.</summary>
    public static int Pick(RandomStream random, ReadOnlySpan<double> shares)
    {
        double u = random.Uniform();
        int c = 0;
        while (c < shares.Length - 1 && u >= shares[c])
        {
            u -= shares[c++];
        }

        return c;
    }

    /// <summary>A class other than <paramref name="not"/>, by its share.</summary>
    public static int PickOther(RandomStream random, ReadOnlySpan<double> shares, int not)
    {
        double u = random.Uniform() * (1 - shares[not]);
        int last = not == shares.Length - 1 ? not - 1 : shares.Length - 1;
        for (int c = 0; c < last; c++)
        {
            if (c == not)
            {
                continue;
            }

            if (u < shares[c])
            {
                return c;
            }

            u -= shares[c];
        }

        return last;
    }

    public static int IndexOfGreatest(ReadOnlySpan<double> shares)
    {
        int best = 0;
        for (int c = 1; c < shares.Length; c++)
        {
            best = shares[c] > shares[best] ? c : best;
        }

        return best;
    }

    /// <summary>Rows of the rarest class.</summary>
    public static long Rarest(ReadOnlySpan<int> actual, int classCount)
    {
        Span<long> counts = stackalloc long[classCount];
        foreach (int c in actual)
        {
            counts[c]++;
        }

        long rarest = long.MaxValue;
        foreach (long count in counts)
        {
            rarest = Math.Min(rarest, count);
        }

        return rarest;
    }

    private static double[] OneMajority(int classCount, double rarest)
    {
        var shares = new double[classCount];
        Array.Fill(shares, rarest);
        shares[0] = 1 - ((classCount - 1) * rarest);
        return shares;
    }

    /// <summary>Shares proportional to q^0 .. q^(K-1); q by bisection, so that the least is the one wanted.</summary>
    private static double[] Geometric(int classCount, double rarest)
    {
        double low = 1e-6;
        double high = 1;
        var shares = new double[classCount];
        for (int step = 0; step < 60; step++)
        {
            double q = (low + high) / 2;
            double sum = 0;
            for (int c = 0; c < classCount; c++)
            {
                sum += shares[c] = Math.Pow(q, c);
            }

            for (int c = 0; c < classCount; c++)
            {
                shares[c] /= sum;
            }

            (low, high) = shares[^1] < rarest ? (q, high) : (low, q);
        }

        return shares;
    }
}
