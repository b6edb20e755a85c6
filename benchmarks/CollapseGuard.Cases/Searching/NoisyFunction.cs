using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>A function whose minimum is known, seen through normal noise.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Space">Where it is defined.</param>
/// <param name="Minimum">Its least value.</param>
/// <param name="NoiseDeviation">The standard deviation of what is added to each look.</param>
/// <param name="Value">The function without noise.</param>
internal sealed record NoisyFunction(string Name, SearchSpace Space, double Minimum, double NoiseDeviation, Func<Candidate, double> Value)
{
    /// <summary>The three that were looked at while the Bayesian strategy was written.</summary>
    public static IReadOnlyList<NoisyFunction> Known { get; } = [Branin(), Hartmann6(), Training()];

    /// <summary>One look; the noise depends on seed and trial only.</summary>
    public double Look(Candidate candidate, int seed)
    {
        var random = new Random(HashOf(seed, candidate.Trial));
        double noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Value(candidate) + (NoiseDeviation * noise);
    }

    /// <summary>Branin, as in Dixon and Szegő, "Towards Global Optimisation 2", 1978: three minima of equal depth.</summary>
    private static NoisyFunction Branin() => new(
        "Branin",
        SearchSpace.Of(SearchRange.Linear("x1", -5, 10), SearchRange.Linear("x2", 0, 15)),
        0.397887,
        1,
        candidate =>
        {
            double x1 = candidate.GetDouble("x1"), x2 = candidate.GetDouble("x2");
            double bend = x2 - (5.1 / (4 * Math.PI * Math.PI) * x1 * x1) + (5 / Math.PI * x1) - 6;
            return (bend * bend) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x1)) + 10;
        });

    /// <summary>Hartmann in six dimensions, from the same book.</summary>
    private static NoisyFunction Hartmann6()
    {
        double[] height = [1, 1.2, 3, 3.2];
        double[,] width = { { 10, 3, 17, 3.5, 1.7, 8 }, { .05, 10, 17, .1, 8, 14 }, { 3, 3.5, 1.7, 10, 17, 8 }, { 17, 8, .05, 10, .1, 14 } };
        double[,] centre = { { .1312, .1696, .5569, .0124, .8283, .5886 }, { .2329, .4135, .8307, .3736, .1004, .9991 }, { .2348, .1451, .3522, .2883, .3047, .665 }, { .4047, .8828, .8732, .5743, .1091, .0381 } };
        return new NoisyFunction(
            "Hartmann-6",
            SearchSpace.Of([.. Enumerable.Range(0, 6).Select(i => SearchRange.Linear($"x{i + 1}", 0, 1))]),
            -3.32237,
            .1,
            candidate =>
            {
                double sum = 0;
                for (int peak = 0; peak < 4; peak++)
                {
                    double distance = 0;
                    for (int i = 0; i < 6; i++)
                    {
                        distance += width[peak, i] * Math.Pow(candidate.GetDouble($"x{i + 1}") - centre[peak, i], 2);
                    }

                    sum -= height[peak] * Math.Exp(-distance);
                }

                return sum;
            });
    }

    /// <summary>Our own, shaped like a training: a logarithmic learning rate whose best value grows with the batch size and depends on the initialization, and a weight decay.</summary>
    private static NoisyFunction Training() => new(
        "Training",
        SearchSpace.Of(
            SearchRange.Log("learningRate", 1e-5, 1),
            SearchRange.Integer("batchSize", 8, 256, log: true),
            SearchRange.Log("weightDecay", 1e-6, 1e-1),
            SearchRange.Categorical("init", "he", "glorot", "orthogonal", "normal")),
        .3,
        .02,
        candidate =>
        {
            (double floor, double shift) = candidate.GetString("init") switch { "he" => (.3, 0), "glorot" => (.34, .3), "orthogonal" => (.33, -.4), _ => (.5, -1.0) };
            double batch = Math.Log2(candidate.GetInt32("batchSize") / 32.0);
            double rate = Math.Log10(candidate.GetDouble("learningRate")) + 2.5 - shift - (.15 * batch);
            double decay = Math.Log10(candidate.GetDouble("weightDecay")) + 3;
            // Above the best rate a training diverges, below it is only slow.
            double fit = rate > 0 ? rate * rate : .4 * rate * rate;
            return floor + (2 * (1 - Math.Exp(-.5 * fit))) + (.02 * batch * batch) + (.03 * decay * decay);
        });

    private static int HashOf(int seed, int trial) => (int)(((uint)seed * 2_654_435_761u) ^ ((uint)trial * 2_246_822_519u) ^ 0x5bd1e995u) & int.MaxValue;
}
