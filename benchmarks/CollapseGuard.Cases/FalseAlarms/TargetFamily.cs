namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>A distribution of targets with mean 0 and variance 1, and for each target the conditional mean that a model with a given R2 knows.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="CanShrink">True for the three families of which 30 % of the healthy models are shrunk.</param>
/// <param name="Fill">Fills targets and calibrated forecasts; the share of the variance that the forecast explains is given.</param>
internal sealed record TargetFamily(string Name, bool CanShrink, TargetFamily.Filler Fill)
{
    private const double MultiplicativeVariance = 1.5 * 1.5;
    private const double PositiveShare = .1;
    private const double SizeVariance = .25;

    /// <summary>Fills n targets and n forecasts.</summary>
    internal delegate void Filler(RandomStream random, double r2, Span<double> target, Span<double> forecast);

    /// <summary>The six families of the acceptance; the first three are additive and can be shrunk.</summary>
    public static IReadOnlyList<TargetFamily> All { get; } =
    [
        new("Gauss", true, (random, r2, target, forecast) => FillAdditive(random, r2, target, forecast, r => r.Normal())),
        new("t3", true, (random, r2, target, forecast) => FillAdditive(random, r2, target, forecast, r => r.StudentT3())),
        new("lognormal", true, (random, r2, target, forecast) => FillAdditive(random, r2, target, forecast, Lognormal)),
        new("multiplicative", false, FillMultiplicative),
        new("90 % zeros", false, FillZeros),
        new("0/1", false, FillBinary),
    ];

    private static double Lognormal(RandomStream random) =>
        (Math.Exp(random.Normal()) - Math.Exp(.5)) / Math.Sqrt((Math.E - 1) * Math.E);

    /// <summary>y = signal + noise, both of the family's shape.</summary>
    private static void FillAdditive(RandomStream random, double r2, Span<double> target, Span<double> forecast, Func<RandomStream, double> shape)
    {
        double signal = Math.Sqrt(r2);
        double noise = Math.Sqrt(1 - r2);
        for (int i = 0; i < target.Length; i++)
        {
            forecast[i] = signal * shape(random);
            target[i] = forecast[i] + (noise * shape(random));
        }
    }

    /// <summary>y = exp(1.5 z), of whose logarithm the model knows a part; the forecast is the conditional mean.</summary>
    private static void FillMultiplicative(RandomStream random, double r2, Span<double> target, Span<double> forecast)
    {
        double total = Math.Exp(MultiplicativeVariance) - 1;
        double known = Math.Log(1 + (r2 * total));
        double mean = Math.Exp(MultiplicativeVariance / 2);
        double deviation = mean * Math.Sqrt(total);
        for (int i = 0; i < target.Length; i++)
        {
            double a = Math.Sqrt(known) * random.Normal();
            double b = Math.Sqrt(MultiplicativeVariance - known) * random.Normal();
            forecast[i] = (Math.Exp(a + ((MultiplicativeVariance - known) / 2)) - mean) / deviation;
            target[i] = (Math.Exp(a + b) - mean) / deviation;
        }
    }

    /// <summary>y is 0 in 90 % of the rows and lognormal (sigma .5) in the rest; the model knows a part of both whether and how much.</summary>
    private static void FillZeros(RandomStream random, double r2, Span<double> target, Span<double> forecast)
    {
        double knowledge = SolveZeros(r2);
        double chances = (1 / Math.Max(knowledge, 1e-9)) - 1;
        double known = knowledge * SizeVariance;
        double deviation = Math.Sqrt(ZerosVariance());
        for (int i = 0; i < target.Length; i++)
        {
            double chance = random.Beta(PositiveShare * chances, (1 - PositiveShare) * chances);
            double size = Math.Exp((Math.Sqrt(known) * random.Normal()) - (known / 2));
            double rest = SizeVariance - known;
            double surprise = Math.Exp((Math.Sqrt(rest) * random.Normal()) - (rest / 2));
            forecast[i] = ((chance * size) - PositiveShare) / deviation;
            target[i] = (random.Chance(chance) ? size * surprise : 0) / deviation - (PositiveShare / deviation);
        }
    }

    private static double ZerosVariance() => (PositiveShare * Math.Exp(SizeVariance)) - (PositiveShare * PositiveShare);

    /// <summary>The share of knowledge k at which Var(chance · size) / Var(y) is the wanted R2, by bisection.</summary>
    private static double SolveZeros(double r2)
    {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++)
        {
            double k = (low + high) / 2;
            double square = (PositiveShare * PositiveShare) + (PositiveShare * (1 - PositiveShare) * k);
            double explained = (square * Math.Exp(k * SizeVariance)) - (PositiveShare * PositiveShare);
            (low, high) = explained / ZerosVariance() < r2 ? (k, high) : (low, k);
        }

        return (low + high) / 2;
    }

    /// <summary>y is 0 or 1; the forecast is a probability from a beta distribution, so that its variance is R2 of the target's.</summary>
    private static void FillBinary(RandomStream random, double r2, Span<double> target, Span<double> forecast)
    {
        double prevalence = random.LogUniform(.05, .5);
        double deviation = Math.Sqrt(prevalence * (1 - prevalence));
        double concentration = (1 / r2) - 1;
        for (int i = 0; i < target.Length; i++)
        {
            double chance = random.Beta(prevalence * concentration, (1 - prevalence) * concentration);
            forecast[i] = (chance - prevalence) / deviation;
            target[i] = ((random.Chance(chance) ? 1 : 0) - prevalence) / deviation;
        }
    }
}
