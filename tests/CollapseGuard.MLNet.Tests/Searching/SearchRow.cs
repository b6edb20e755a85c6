namespace CollapseGuard.MLNet.Tests.Searching;

/// <summary>A row with a label of every kind, all of which the features know.</summary>
internal sealed class SearchRow
{
    public bool Label { get; set; }

    public string Class { get; set; } = "";

    public float Target { get; set; }

    [Microsoft.ML.Data.VectorType(3)]
    public float[] Features { get; set; } = [];

    public static SearchRow[] Draw(int rows, int seed, double rareShare = .5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            float[] x = [(float)random.NextDouble() - .5f, (float)random.NextDouble() - .5f, (float)random.NextDouble() - .5f];
            double sum = x[0] + x[1] + (.2 * (random.NextDouble() - .5));
            return new SearchRow { Label = sum > Limit(rareShare), Class = sum > .25 ? "high" : sum < -.25 ? "low" : "middle", Target = (float)sum, Features = x };
        })];
    }

    // The sum of two uniform numbers is triangular on [-1, 1].
    private static double Limit(double share) => share <= .5 ? 1 - Math.Sqrt(2 * share) : throw new ArgumentOutOfRangeException(nameof(share));
}
