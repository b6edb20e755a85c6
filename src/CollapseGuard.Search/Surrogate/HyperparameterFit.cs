namespace CollapseGuard.Search.Surrogate;

/// <summary>The hyperparameters that explain targets best: the two most promising of several starts are climbed from.</summary>
/// <remarks>Every fit starts afresh, so that it depends on the trials alone and not on the fits before: a resumed search goes on as an unbroken one.</remarks>
internal static class HyperparameterFit
{
    private const int RandomStarts = 6;
    private const int Climbs = 2;
    private const int Iterations = 20;

    /// <summary>Lengths of the fixed starts: wiggly, middling, smooth. Source: judgement.</summary>
    private static readonly double[] StartLengths = [.15, .5, 2];

    public static Hyperparameters Run(MarginalLikelihood likelihood, int ranges, Random random, CancellationToken cancellationToken)
    {
        double[] low = [.. Enumerable.Range(0, ranges + 2).Select(i => HyperparameterPrior.Cut(i, ranges).Low)];
        double[] high = [.. Enumerable.Range(0, ranges + 2).Select(i => HyperparameterPrior.Cut(i, ranges).High)];
        List<double[]> starts = Starts(ranges, random);
        double[] best = starts[1];
        double bestValue = double.NegativeInfinity;
        foreach (double[] start in starts.OrderByDescending(start => likelihood.Log(start, [])).Take(Climbs).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            double value = BoundedAscent.Run(likelihood.Log, start, low, high, Iterations);
            if (value > bestValue)
            {
                (best, bestValue) = (start, value);
            }
        }

        return new Hyperparameters(best);
    }

    private static List<double[]> Starts(int ranges, Random random)
    {
        var starts = new List<double[]>();
        foreach (double length in StartLengths)
        {
            starts.Add([.. Enumerable.Repeat(Math.Log(length), ranges), 0, -4]);
        }

        for (int i = 0; i < RandomStarts; i++)
        {
            var start = new double[ranges + 2];
            for (int r = 0; r < ranges; r++)
            {
                start[r] = Math.Log(.1) + (random.NextDouble() * Math.Log(50)); // lengths of .1 to 5
            }

            (start[^2], start[^1]) = ((2 * random.NextDouble()) - 1, -8 + (7 * random.NextDouble()));
            starts.Add(start);
        }

        return starts;
    }
}
