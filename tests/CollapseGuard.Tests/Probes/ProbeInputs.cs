using CollapseGuard.Probes;

namespace CollapseGuard.Tests.Probes;

/// <summary>Small tables of random numbers for the probes' tests.</summary>
internal static class ProbeInputs
{
    public static float[] Gauss(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    public static FeatureTable Table(int rows, int columns, int seed) => FeatureTable.FromRowMajor(Gauss(rows * columns, seed), columns);

    public static float[] Column(this FeatureTable table, int column) => ((NumericColumn)table.Columns[column]).Values.ToArray();

    public static SignalTarget Noise(int rows, int seed) => SignalTarget.Numbers(Gauss(rows, 100_000 + seed));

    /// <summary>A first-order autoregressive series.</summary>
    public static float[] Series(int rows, float coefficient, int seed)
    {
        float[] values = Gauss(rows, seed);
        for (int i = 1; i < rows; i++)
        {
            values[i] += coefficient * values[i - 1];
        }

        return values;
    }
}
