using System.Globalization;

namespace CollapseGuard.MLNet.Weights;

/// <summary>How much the rows of each class weigh. Immutable.</summary>
public sealed class ClassWeighting
{
    private readonly Func<IReadOnlyList<(string Name, long Rows)>, double[]> weigh;

    private ClassWeighting(string name, Func<IReadOnlyList<(string Name, long Rows)>, double[]> weigh) => (Name, this.weigh) = (name, weigh);

    /// <summary>n / (k n_c): every class weighs the same in all, and rows weigh 1 on average (King and Zeng, 2001; scikit-learn's "balanced").</summary>
    public static ClassWeighting Balanced { get; } = new("balanced", static classes => Scaled(classes, static rows => 1.0 / rows));

    /// <summary>What is given, for messages.</summary>
    public string Name { get; }

    /// <summary>(1 - beta) / (1 - beta^n_c), the inverse of the effective number of samples (Cui et al., "Class-Balanced Loss", CVPR 2019): between equal rows (beta 0) and equal classes (beta to 1). Scaled so that rows weigh 1 on average; the paper scales to a sum of k over the classes.</summary>
    /// <param name="beta">In [0, 1); the paper tries .9, .99, .999 and .9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public static ClassWeighting EffectiveNumber(double beta = .999)
    {
        if (!(beta >= 0 && beta < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Beta must be in [0, 1); Balanced is its limit at 1.");
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"effective number of samples, beta {beta}"), classes => Scaled(classes, rows => (1 - beta) / (1 - Math.Pow(beta, rows))));
    }

    /// <summary>Given weights, unscaled.</summary>
    /// <param name="weights">The weight of each class by name, at least 0 and finite: key values and texts as they are, <c>true</c> and <c>false</c>, numbers in invariant notation. Every class of the training rows must be named.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public static ClassWeighting Given(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach ((string name, double weight) in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weight of class '{name}' is {weight}; a weight must be finite and at least 0."), nameof(weights));
            }
        }

        var copy = new Dictionary<string, double>(weights, StringComparer.Ordinal);
        return new("given", classes => [.. classes.Select(c => copy.TryGetValue(c.Name, out double weight) ? weight : throw new ArgumentException(
            $"Class '{c.Name}' has {c.Rows} rows and no weight; weights are given for {string.Join(", ", copy.Keys.Select(key => $"'{key}'"))}. Add it.", nameof(weights)))]);
    }

    /// <summary>The weight of each class.</summary>
    /// <param name="classes">Name and rows of each class, none without rows.</param>
    internal double[] Weigh(IReadOnlyList<(string Name, long Rows)> classes) => weigh(classes);

    private static double[] Scaled(IReadOnlyList<(string Name, long Rows)> classes, Func<long, double> weight)
    {
        double[] raw = [.. classes.Select(c => weight(c.Rows))];
        double mean = classes.Select((c, i) => c.Rows * raw[i]).Sum() / classes.Sum(c => c.Rows);
        return [.. raw.Select(value => value / mean)];
    }
}
