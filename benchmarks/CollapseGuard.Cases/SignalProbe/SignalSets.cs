using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Probes;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>Gaussian columns and a target that depends on them by a given R².</summary>
internal static class SignalSets
{
    /// <summary>A target of numbers: signal + Gaussian noise.</summary>
    /// <param name="random">Source.</param>
    /// <param name="rows">n.</param>
    /// <param name="columns">d.</param>
    /// <param name="r2">Share of the target's variance that the signal has, in this very sample.</param>
    /// <param name="signal">From a row of d numbers to the noiseless target.</param>
    public static DataSet Numbers(RandomStream random, int rows, int columns, double r2, Func<float[], double> signal)
    {
        float[] inputs = Gauss(random, rows * columns);
        double[] values = [.. inputs.Chunk(columns).Select(signal)];
        double mean = values.Average();
        double noise = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)) * (1 - r2) / r2);
        return new DataSet(FeatureTable.FromRowMajor(inputs, columns), SignalTarget.Numbers(values.Select(v => (float)(v + (noise * random.Normal()))).ToArray()));
    }

    /// <summary>A target of classes.</summary>
    /// <param name="random">Source.</param>
    /// <param name="rows">n.</param>
    /// <param name="columns">d.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="classOf">From a row of d numbers to its class.</param>
    public static DataSet Classes(RandomStream random, int rows, int columns, int classes, Func<float[], int> classOf)
    {
        float[] inputs = Gauss(random, rows * columns);
        return new DataSet(FeatureTable.FromRowMajor(inputs, columns), SignalTarget.Classes(inputs.Chunk(columns).Select(classOf).ToArray(), classes));
    }

    /// <summary>Linear with Gaussian weights on every column.</summary>
    public static DataSet Linear(RandomStream random, int rows, int columns, double r2)
    {
        float[] weights = Gauss(random, columns);
        return Numbers(random, rows, columns, r2, row => row.Zip(weights, (x, w) => x * w).Sum());
    }

    /// <summary>A sine, a square and an absolute value, each of variance 1.</summary>
    public static DataSet Additive(RandomStream random, int rows, int columns) =>
        Numbers(random, rows, columns, 0.1, row => (Math.Sin(2 * row[0]) / 0.7069) + (row[1] * row[1] / 1.4142) + (Math.Abs(row[2]) / 0.6028));

    /// <summary>Whether the signs of the first columns multiply to -1, 10 % flipped.</summary>
    public static DataSet Parity(RandomStream random, int rows, int columns, int factors, double flipped) =>
        Classes(random, rows, columns, 2, row => (row.Take(factors).Count(x => x > 0) % 2) ^ (random.Chance(flipped) ? 1 : 0));

    public static float[] Gauss(RandomStream random, int count)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)random.Normal();
        }

        return values;
    }
}
