using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>Functions that no choice in the Bayesian strategy was made by: it was first run on them when it was finished.</summary>
/// <remarks>Definitions as in Surjanovic and Bingham, "Virtual library of simulation experiments". No optimum is in the middle of its ranges.</remarks>
internal static class HeldOutFunctions
{
    public static IReadOnlyList<NoisyFunction> All { get; } = [Hartmann3(), Levy4(), Ackley3(), RotatedGriewank2()];

    /// <summary>Four peaks, one of which is the best.</summary>
    private static NoisyFunction Hartmann3()
    {
        double[] height = [1, 1.2, 3, 3.2];
        double[][] width = [[3, 10, 30], [.1, 10, 35], [3, 10, 30], [.1, 10, 35]];
        double[][] centre = [[.3689, .117, .2673], [.4699, .4387, .747], [.1091, .8732, .5547], [.03815, .5743, .8828]];
        return Over("Hartmann-3", 3, 0, 1, -3.86278, .1, x => -Enumerable.Range(0, 4)
            .Sum(peak => height[peak] * Math.Exp(-x.Select((value, i) => width[peak][i] * Square(value - centre[peak][i])).Sum())));
    }

    /// <summary>Waves along a valley; least at 1 on every axis.</summary>
    private static NoisyFunction Levy4() => Over("Levy-4", 4, -10, 10, 0, 1, x =>
    {
        double[] w = [.. x.Select(value => 1 + ((value - 1) / 4))];
        double middle = w[..^1].Sum(value => Square(value - 1) * (1 + (10 * Square(Math.Sin((Math.PI * value) + 1)))));
        return Square(Math.Sin(Math.PI * w[0])) + middle + (Square(w[^1] - 1) * (1 + Square(Math.Sin(2 * Math.PI * w[^1]))));
    });

    /// <summary>A funnel with many small hollows; least at 0, a third of the way along every axis.</summary>
    private static NoisyFunction Ackley3() => Over("Ackley-3", 3, -5, 10, 0, .5, x =>
        -(20 * Math.Exp(-.2 * Math.Sqrt(x.Average(Square)))) - Math.Exp(x.Average(value => Math.Cos(2 * Math.PI * value))) + 20 + Math.E);

    /// <summary>A bowl with waves, turned by 30 degrees so that no axis acts alone; least at 0.</summary>
    private static NoisyFunction RotatedGriewank2()
    {
        double cos = Math.Cos(Math.PI / 6), sin = .5;
        return Over("Rotated Griewank-2", 2, -8, 20, 0, .1, x =>
        {
            double u = (cos * x[0]) - (sin * x[1]), v = (sin * x[0]) + (cos * x[1]);
            return 1 + ((Square(u) + Square(v)) / 4000) - (Math.Cos(u) * Math.Cos(v / Math.Sqrt(2)));
        });
    }

    private static NoisyFunction Over(string name, int axes, double low, double high, double minimum, double noise, Func<double[], double> value)
    {
        string[] names = [.. Enumerable.Range(1, axes).Select(i => $"x{i}")];
        return new NoisyFunction(
            name,
            SearchSpace.Of([.. names.Select(axis => SearchRange.Linear(axis, low, high))]),
            minimum,
            noise,
            candidate => value([.. names.Select(candidate.GetDouble)]));
    }

    private static double Square(double value) => value * value;
}
