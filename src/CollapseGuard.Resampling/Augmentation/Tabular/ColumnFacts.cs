namespace CollapseGuard.Resampling.Augmentation;

/// <summary>What the finite cells of a numeric column are like.</summary>
/// <param name="Mean">Their mean; NaN without any.</param>
/// <param name="Deviation">Their standard deviation, divided by their number; 0 without any.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="IsBinary">At most two values occur.</param>
/// <param name="IsWhole">All are whole numbers.</param>
internal sealed record ColumnFacts(double Mean, double Deviation, float Least, float Greatest, bool IsBinary, bool IsWhole)
{
    /// <summary>The facts of each column; null where it is categorical. The same at any number of threads: one thread reads.</summary>
    public static ColumnFacts?[] Of(AugmentationRows rows)
    {
        bool[] numeric = rows.Numeric();
        var passes = new Pass[rows.Columns];
        foreach (ref Pass pass in passes.AsSpan())
        {
            pass = new Pass();
        }

        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<float> values = rows.Row(row);
            for (int c = 0; c < values.Length; c++)
            {
                passes[c].Add(values[c]);
            }
        }

        return [.. passes.Select((pass, c) => numeric[c] ? pass.ToFacts() : null)];
    }

    /// <summary>Moments by Welford's update (Technometrics 4, 1962), extremes and kinds, in one pass.</summary>
    private struct Pass()
    {
        private long count = 0;
        private double mean = 0;
        private double squares = 0;
        private float least = float.PositiveInfinity;
        private float greatest = float.NegativeInfinity;
        private bool whole = true;
        private float first = 0;
        private float second = 0;
        private int distinct = 0;

        public void Add(float value)
        {
            if (!float.IsFinite(value))
            {
                return;
            }

            double difference = value - mean;
            mean += difference / ++count;
            squares += difference * (value - mean);
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
            whole &= value == MathF.Truncate(value);
            if (distinct == 0)
            {
                (first, distinct) = (value, 1);
            }
            else if (value != first && distinct == 1)
            {
                (second, distinct) = (value, 2);
            }
            else if (value != first && value != second)
            {
                distinct = 3;
            }
        }

        // The deviation of equal numbers is 0, not what rounding leaves of it.
        public readonly ColumnFacts ToFacts() =>
            new(count == 0 ? double.NaN : mean, distinct < 2 ? 0 : Math.Sqrt(squares / count), least, greatest, distinct < 3, whole);
    }
}
