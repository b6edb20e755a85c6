using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Buckets that are narrow where most numbers are and widen with the distance: floor(k sign(z) ln(1 + a|z|)) of z = (x - centre)/scale.</summary>
/// <remarks>Numbers of a normal distribution fall into some 1,500 buckets of at most 0.04 % of the rows each. Each bucket carries its own least and greatest number, so what lies in it is bounded, not guessed.</remarks>
internal static class Buckets
{
    private const int PerUnit = 256;
    private const int Steepness = 4;

    /// <summary>The number of a bucket, ascending with the number.</summary>
    public static string Of(SqlDialect dialect, string x, double center, double scale, double farthest)
    {
        // The quotient must stay finite however far the farthest number is.
        double factor = Math.Min(Steepness / scale, 1e300 / Math.Max(farthest, double.Epsilon));
        string z = $"(({x} - {dialect.Literal(center)}) * {dialect.Literal(factor)})";
        string height = $"(CASE WHEN {z} < 0 THEN -{dialect.Log($"(1 - {z})")} ELSE {dialect.Log($"(1 + {z})")} END)";
        return dialect.Floor(string.Create(CultureInfo.InvariantCulture, $"({PerUnit} * {height})"));
    }

    public static async Task<QuantileSummary> QuantilesAsync(TableQuestions table, ProfiledColumn column, ColumnSummary summary, (double Center, double Scale) sampled)
    {
        (double center, double scale) = Choose(summary.Moments, sampled);
        string bucket = Of(table.Dialect, column.Value, center, scale, Farthest(summary.Moments, center));
        var buckets = new SortedDictionary<long, (long Count, double Least, double Greatest)>();
        IAsyncEnumerable<object?[]> rows = table.GroupAsync([bucket], ["count(*)", $"min({column.Value})", $"max({column.Value})"], $"quantiles of {column.Name}", column.Usable);
        await foreach (object?[] row in rows.ConfigureAwait(false))
        {
            long key = SqlValue.ToInt64(row[0]);
            (long Count, double Least, double Greatest) one = buckets.GetValueOrDefault(key, (0, double.PositiveInfinity, double.NegativeInfinity));
            buckets[key] = (one.Count + SqlValue.ToInt64(row[1]), Math.Min(one.Least, SqlValue.ToDouble(row[2])), Math.Max(one.Greatest, SqlValue.ToDouble(row[3])));
        }

        return Summarize(buckets.Values, summary.Moments.Count);
    }

    /// <summary>The middle half of the sample tells the scale, because one far value spoils the deviation of all; without a spread there, the deviation does.</summary>
    public static (double Center, double Scale) Choose(in MomentSummary moments, (double Center, double Scale) sampled) =>
        sampled.Scale > 0 ? sampled : (moments.Mean, moments.StandardDeviation > 0 ? moments.StandardDeviation : 1);

    public static double Farthest(in MomentSummary moments, double center) => Math.Max(Math.Abs(moments.Maximum - center), Math.Abs(moments.Minimum - center));

    private static QuantileSummary Summarize(IEnumerable<(long Count, double Least, double Greatest)> buckets, long rows)
    {
        List<float> values = [];
        List<long> counts = [];
        long widest = 0;
        float last = float.NegativeInfinity;
        foreach ((long count, double least, double greatest) in buckets)
        {
            // Logarithms are rounded, so neighbouring buckets may overlap in the last place.
            float low = Math.Max(last, (float)least), high = Math.Max(low, (float)greatest);
            bool isPoint = low == high;
            values.Add(low);
            counts.Add(isPoint ? count : (count + 1) / 2);
            if (!isPoint)
            {
                values.Add(high);
                counts.Add(count / 2);
                widest = Math.Max(widest, count);
            }

            last = high;
        }

        return QuantileSummary.FromCounts([.. values], [.. counts], rows == 0 ? 0 : (double)widest / rows);
    }
}
