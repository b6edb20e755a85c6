using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Tables with known properties, and small functions that spoil one of them. Counted here in the simplest way, from all values.</summary>
internal static class DrawnTables
{
    private const int Rows = 400;

    /// <summary>400 shuffled rows: five unrelated numbers, a category and two classes, with every part measured and nothing to find.</summary>
    public static DataSummary Healthy { get; } = Of(
        Category("label", [.. Enumerable.Range(0, Rows).Select(i => i * 7919 % Rows < 180 ? "yes" : "no")]),
        [.. Enumerable.Range(0, 5).Select(i => Number($"x{i}", Normal(Rows, i + 1, scale: i + 1)))],
        Category("colour", [.. Enumerable.Range(0, Rows).Select(i => i * 31 % 7 < 3 ? "red" : "blue")]));

    /// <summary>The same rows as a snapshot.</summary>
    public static Snapshot Snapshot(DataSummary data) => new() { Data = data };

    /// <summary>The healthy table with one more column, which the correlations do not know.</summary>
    public static Snapshot HealthyWith(params ColumnSummary[] columns) => Snapshot(Healthy with { Columns = [.. Healthy.Columns, .. columns] });

    /// <summary>The healthy table with its rows counted otherwise.</summary>
    public static Snapshot HealthyWith(RowCopySummary copies) => Snapshot(Healthy with { RowCopies = copies });

    /// <summary>Only these columns; nothing else measured.</summary>
    public static Snapshot Only(params ColumnSummary[] columns) =>
        Snapshot(new DataSummary { Rows = columns.Length == 0 ? 0 : columns[0].Count, Columns = columns });

    /// <summary>Numeric columns of n rows with one correlation between all of them.</summary>
    public static Snapshot Correlated(int columns, long rows, Func<int, int, double> correlation) => Snapshot(new DataSummary
    {
        Rows = rows,
        Columns = [.. Enumerable.Range(0, columns).Select(i => Number($"x{i}", Normal(50, i)) with { Count = rows })],
        Correlations = Correlations([.. Enumerable.Range(0, columns).Select(i => $"x{i}")], rows, correlation),
    });

    public static CorrelationSummary Correlations(string[] names, long rows, Func<int, int, double> correlation) => new(
        names, [.. Enumerable.Range(0, names.Length).SelectMany(i => Enumerable.Range(0, i).Select(j => correlation(i, j)))], rows);

    /// <summary>A column of numbers; null is missing, NaN and infinity are counted apart.</summary>
    public static ColumnSummary Number(string name, params double?[] values)
    {
        double[] finite = [.. values.Where(v => v is { } x && double.IsFinite(x)).Select(v => v!.Value).Order()];
        double mean = finite.Length == 0 ? 0 : finite.Average();
        ValueCount[] counts = [.. finite.GroupBy(v => v).Select(g => ValueCount.Of(g.Key, g.Count()))];
        return new ColumnSummary
        {
            Name = name,
            Kind = ColumnKind.Number,
            Count = values.Length,
            MissingCount = values.Count(v => v is null),
            NaNCount = values.Count(v => v is { } x && double.IsNaN(x)),
            InfinityCount = values.Count(v => v is { } x && double.IsInfinity(x)),
            Moments = finite.Length == 0 ? MomentSummary.Empty : new MomentSummary(finite.Length, mean, finite.Sum(v => (v - mean) * (v - mean)), finite[0], finite[^1]),
            WholeCount = finite.Count(v => v == Math.Floor(v)),
            Quantiles = QuantileSummary.FromCounts([.. counts.Select(c => (float)c.Number)], [.. counts.Select(c => c.Count)]),
            Least = Extreme(counts),
            Greatest = Extreme([.. counts.Reverse()]),
        }.WithValues(counts);
    }

    /// <summary>A column of categories; null is missing.</summary>
    public static ColumnSummary Category(string name, params string?[] values) => new ColumnSummary
    {
        Name = name,
        Kind = ColumnKind.Category,
        Count = values.Length,
        MissingCount = values.Count(v => v is null),
    }.WithValues([.. values.OfType<string>().GroupBy(v => v).Select(g => ValueCount.Of(g.Key, g.Count()))]);

    /// <summary>A category that holds one value in some rows and another in the others.</summary>
    public static ColumnSummary Two(string name, int first, int second) =>
        Category(name, [.. Enumerable.Repeat("a", first), .. Enumerable.Repeat("b", second)]);

    /// <summary>Normal numbers by seed.</summary>
    public static double?[] Normal(int rows, int seed, double mean = 0, double scale = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => (double?)(mean + (scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))))];
    }

    /// <summary>Every row once.</summary>
    public static RowCopySummary Distinct(long rows) => new() { Rows = rows, DistinctRows = rows, DistinctFeatureRows = rows, BestCorrect = rows };

    private static DataSummary Of(ColumnSummary label, ColumnSummary[] numbers, ColumnSummary category) => new()
    {
        Rows = Rows,
        Columns = [.. numbers, category],
        Label = label,
        Correlations = Correlations([.. numbers.Select(n => n.Name)], Rows, (i, j) => .1 * (((i + j) % 3) - 1)),
        RowCopies = Distinct(Rows),
        Order = new LabelOrderSummary { Rows = Rows, Runs = 198, ClassCounts = [.. label.Values.Select(v => v.Count)] },
        ColumnSkills = [.. numbers.Append(category).Select((c, i) => new ColumnSkill(c.Name, Rows, .05 * i, 0, false))],
    };

    private static ExtremeValue Extreme(ValueCount[] outward) =>
        outward.Length == 0 ? ExtremeValue.NotKept : new ExtremeValue(outward[0].Number, outward[0].Count, outward.Length > 1 ? outward[1].Number : double.NaN);

    private static ColumnSummary WithValues(this ColumnSummary column, ValueCount[] counts)
    {
        ValueCount[] ordered = [.. counts.OrderByDescending(c => c.Count)];
        return column with
        {
            Distinct = new DistinctSummary(counts.Length, true),
            ModalCount = ordered.Length == 0 ? 0 : ordered[0].Count,
            ModalValue = ordered.Length == 0 ? "" : ordered[0].Text,
            Values = [.. ordered.Take(ColumnSummary.MostValues)],
            ValuesAreComplete = counts.Length <= ColumnSummary.MostValues,
        };
    }
}
