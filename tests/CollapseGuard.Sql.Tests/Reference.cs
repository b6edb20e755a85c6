using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql.Tests;

/// <summary>The same statistics by the plainest C# there is.</summary>
internal static class Reference
{
    public static DataSummary Of(IReadOnlyList<object?[]> rows, IReadOnlyList<string> names, int label)
    {
        int[] features = [.. Enumerable.Range(0, names.Count).Where(c => c != label)];
        return new DataSummary
        {
            Rows = rows.Count,
            Columns = [.. features.Select(c => Column(names[c], rows, c))],
            Label = Column(names[label], rows, label),
            Correlations = Correlations(rows, names, [.. features.Where(c => IsNumber(rows, c))]),
            RowCopies = Copies(rows, features, label),
        };
    }

    public static double Number(object? value) => value switch { null => double.NaN, bool flag => flag ? 1 : 0, _ => Convert.ToDouble(value, CultureInfo.InvariantCulture) };

    private static bool IsNumber(IReadOnlyList<object?[]> rows, int c) => rows.First(row => row[c] is not null)[c] is not (string or DateOnly);

    private static ColumnSummary Column(string name, IReadOnlyList<object?[]> rows, int c)
    {
        object[] present = [.. rows.Select(row => row[c]).OfType<object>()];
        bool isNumber = IsNumber(rows, c);
        var summary = new ColumnSummary { Name = name, Kind = isNumber ? ColumnKind.Number : ColumnKind.Category, Count = rows.Count, MissingCount = rows.Count - present.Length };
        if (!isNumber)
        {
            return WithValues(summary, present.Select(value => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : (string)value)
                .GroupBy(text => text, StringComparer.Ordinal).Select(group => ValueCount.Of(group.Key, group.Count())).OrderByDescending(v => v.Count).ThenBy(v => v.Text, StringComparer.Ordinal));
        }

        double[] all = [.. present.Select(value => Number(value))], x = [.. all.Where(double.IsFinite).Order()];
        (double mean, double squares) = Moments(x);
        double[] distinct = [.. x.Distinct()];
        return WithValues(
            summary with
            {
                NaNCount = all.Count(double.IsNaN),
                InfinityCount = all.Count(double.IsInfinity),
                WholeCount = x.Count(v => v == Math.Floor(v)),
                Moments = new MomentSummary(x.Length, mean, squares, x[0], x[^1]),
                Least = new ExtremeValue(x[0], x.Count(v => v == x[0]), distinct[1]),
                Greatest = new ExtremeValue(x[^1], x.Count(v => v == x[^1]), distinct[^2]),
                Quantiles = QuantileSummary.FromCounts([.. x.Select(v => (float)v)], [.. x.Select(_ => 1L)]),
            },
            x.GroupBy(v => v).Select(group => ValueCount.Of(group.Key, group.Count())).OrderByDescending(v => v.Count).ThenBy(v => v.Number));
    }

    private static ColumnSummary WithValues(ColumnSummary summary, IEnumerable<ValueCount> ordered)
    {
        ValueCount[] values = [.. ordered];
        bool isExact = values.Length <= 4096;
        ValueCount[] kept = isExact ? [.. values.Take(ColumnSummary.MostValues)] : [.. values.Where(v => v.Count >= Math.Max(2, values.Sum(w => w.Count) / 512))];
        return summary with
        {
            Distinct = new DistinctSummary(values.Length, isExact),
            Values = kept,
            ValuesAreComplete = values.Length <= ColumnSummary.MostValues,
            ModalValue = kept.Length == 0 ? "" : kept[0].Text,
            ModalCount = kept.Length == 0 ? 1 : kept[0].Count,
        };
    }

    private static (double Mean, double Squares) Moments(double[] x)
    {
        double first = x.Average(), mean = first + x.Average(v => v - first);
        double offset = x.Sum(v => v - mean);
        return (mean, x.Sum(v => (v - mean) * (v - mean)) - (offset * offset / x.Length));
    }

    private static CorrelationSummary Correlations(IReadOnlyList<object?[]> rows, IReadOnlyList<string> names, int[] columns)
    {
        double[][] deviations = [.. columns.Select(c =>
        {
            double[] x = [.. rows.Select(row => Number(row[c]))];
            double first = x.Where(double.IsFinite).Average();
            double offset = x.Where(double.IsFinite).Average(v => v - first);
            return x.Select(v => double.IsFinite(v) ? v - first - offset : 0).ToArray();
        })];
        List<double> packed = [];
        for (int a = 1; a < columns.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                packed.Add(Product(deviations[a], deviations[b]) / Math.Sqrt(Product(deviations[a], deviations[a]) * Product(deviations[b], deviations[b])));
            }
        }

        return new CorrelationSummary([.. columns.Select(c => names[c])], [.. packed], rows.Count);
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static RowCopySummary Copies(IReadOnlyList<object?[]> rows, int[] features, int label)
    {
        var vectors = rows.GroupBy(row => string.Join('\u0001', features.Select(c => row[c] is null ? "\u0002" : Convert.ToString(row[c], CultureInfo.InvariantCulture))), StringComparer.Ordinal).ToList();
        var labels = vectors.Select(vector => vector.Where(row => row[label] is not null).GroupBy(row => row[label]).ToList()).ToList();
        return new RowCopySummary
        {
            Rows = rows.Count,
            DistinctRows = vectors.Zip(labels, (vector, known) => known.Count + (vector.Any(row => row[label] is null) ? 1 : 0)).Sum(),
            DistinctFeatureRows = vectors.Count,
            ConflictingFeatureRows = labels.Count(known => known.Count > 1),
            RowsInConflict = vectors.Zip(labels).Where(pair => pair.Second.Count > 1).Sum(pair => (long)pair.First.Count()),
            BestCorrect = vectors.Zip(labels, (vector, known) => vector.Count() - known.Sum(k => k.Count()) + (known.Count == 0 ? 0 : known.Max(k => k.Count()))).Sum(),
        };
    }
}
