using CollapseGuard.Probes;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Snapshots of small tables, counted exactly and in the plainest way.</summary>
internal static class DrawnRows
{
    /// <summary>A sound table: two measurements and a category that know something about a shuffled label of two classes.</summary>
    public static Snapshot Sound(int rows = 400, int seed = 1)
    {
        var random = new Random(seed);
        int[] label = [.. Enumerable.Range(0, rows).Select(i => i % 2)];
        random.Shuffle(label);
        float[] x = [.. label.Select(y => (float)(y + Drawn.Normal(random)))];
        float[] z = [.. label.Select(_ => (float)Drawn.Normal(random))];
        string[] colour = [.. label.Select(_ => "abc"[random.Next(2) + (random.Next(4) == 0 ? 1 : 0)].ToString())];
        return Classified(FeatureTable.FromColumns(new NumericColumn("x", x), new NumericColumn("z", z), CategoricalColumn.FromText("colour", colour)), label);
    }

    /// <summary>A sound table with a label of numbers.</summary>
    public static Snapshot SoundNumbers(int rows = 400, int seed = 1)
    {
        var random = new Random(seed);
        float[] label = [.. Enumerable.Range(0, rows).Select(_ => (float)Drawn.Normal(random))];
        return Measured(FeatureTable.FromColumns(new NumericColumn("x", label.Select(y => (float)(y + Drawn.Normal(random))).ToArray()), new NumericColumn("z", label.Select(_ => random.NextSingle()).ToArray())), label);
    }

    /// <summary>A second table beside the first.</summary>
    public static Snapshot Drift(Snapshot reference, Snapshot current) => new() { Drift = TableDrift.Between(reference.Data!, current.Data!) };

    /// <summary>Tables without rows, columns or numbers, of one row, and of numbers at the end of their range.</summary>
    public static IReadOnlyList<Snapshot> Degenerate { get; } =
    [
        new Snapshot { Data = new DataSummary { Rows = 0, Columns = [] } },
        Columns(Numbers("x"), Texts("t")),
        Classified(FeatureTable.FromColumns(new NumericColumn("x", new[] { 1f }), CategoricalColumn.FromText("t", ["a"])), [0]),
        Columns(Numbers("x", [.. Enumerable.Repeat(float.NaN, 200)]), Texts("t", new string?[200])),
        Columns(Numbers("x", [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue)]), Numbers("e", [.. Enumerable.Range(0, 200).Select(i => i % 3 * float.Epsilon)])),
        Measured(FeatureTable.FromColumns(new NumericColumn("x", new float[200]), new NumericColumn("i", Enumerable.Repeat(float.PositiveInfinity, 200).ToArray())), new float[200]),
        new Snapshot { Data = new DataSummary { Rows = 300, Columns = [], ColumnSkills = [new ColumnSkill("x", 300, double.NaN, double.NaN, false)], Order = Order([], []) } },
        new Snapshot { Drift = new DriftSummary { Columns = [], ReferenceRows = 0, Rows = 0 } },
        new Snapshot { Drift = new DriftSummary { Columns = [new ColumnDrift("x", ColumnKind.Number, double.NaN, 0, double.NaN, double.NaN, 0, 0)], ReferenceRows = 500, Rows = 500 } },
    ];

    /// <summary>A table that is wrong in every way that concerns rows: few of them, ordered, with an identifier, a leak, a copy, an outlier and a far column.</summary>
    public static Snapshot Wrong()
    {
        const int Rows = 120;
        int[] label = [.. Enumerable.Range(0, Rows).Select(i => i < 100 ? 0 : i < 112 ? 1 : 2)];
        return Classified(
            FeatureTable.FromColumns(
                CategoricalColumn.FromText("key", Enumerable.Range(0, Rows).Select(i => $"k{i}")),
                new NumericColumn("year", Enumerable.Range(0, Rows).Select(i => 2000f + (i * 7 % 10)).ToArray()),
                new NumericColumn("spike", Enumerable.Range(0, Rows).Select(i => i == 50 ? 1e6f : i * 13 % Rows).ToArray()),
                new NumericColumn("answer", label.Select(y => y * 2f).ToArray()),
                new NumericColumn("copy", label.Select(y => y * -3f).ToArray())),
            label);
    }

    /// <summary>A table with a label of classes.</summary>
    public static Snapshot Classified(FeatureTable inputs, int[] label)
    {
        int classes = label.Max() + 1;
        long[] counts = [.. Enumerable.Range(0, classes).Select(c => (long)label.Count(y => y == c))];
        return Of(inputs, ColumnProbe.Run(inputs, SignalTarget.Classes(label, classes)), Order([.. label.Select(y => (double)y)], counts)) with
        {
            Task = classes == 2 ? PredictionTask.Binary : PredictionTask.Multiclass,
            Target = new TargetSummary { Name = "label", Classes = [.. Enumerable.Range(0, classes).Select(c => $"c{c}")], ClassCounts = counts },
        };
    }

    /// <summary>A table with a label of numbers.</summary>
    public static Snapshot Measured(FeatureTable inputs, float[] label) =>
        Of(inputs, ColumnProbe.Run(inputs, SignalTarget.Numbers(label)), Order([.. label.Select(y => (double)y)], [])) with { Task = PredictionTask.Regression };

    /// <summary>Columns alone, of a stated number of rows.</summary>
    public static Snapshot Columns(params ColumnSummary[] columns) => new() { Data = new DataSummary { Rows = columns.Length == 0 ? 0 : columns[0].Count, Columns = columns } };

    public static DataSummary Table(FeatureTable inputs) => Of(inputs, [], null).Data!;

    public static ColumnSummary Numbers(string name, params float[] values) => Summary(new NumericColumn(name, values));

    public static ColumnSummary Texts(string name, params string?[] values) => Summary(CategoricalColumn.FromText(name, values));

    public static LabelOrderSummary Order(double[] label, long[] classCounts)
    {
        double[] steps = [.. label.Skip(1).Zip(label, (next, before) => next - before)];
        return new LabelOrderSummary
        {
            Rows = label.Length,
            Runs = label.Length == 0 ? 0 : 1 + steps.Count(s => s != 0),
            Ascents = steps.Count(s => s > 0),
            Descents = steps.Count(s => s < 0),
            ClassCounts = classCounts,
        };
    }

    public static ColumnSummary Summary(FeatureColumn column)
    {
        if (column is CategoricalColumn categories)
        {
            ValueCount[] texts = [.. categories.Codes.ToArray().Where(c => c >= 0).CountBy(c => c).OrderByDescending(p => p.Value).Select(p => ValueCount.Of(categories.Categories[p.Key], p.Value))];
            return Listed(column, ColumnKind.Category, texts, categories.Codes.ToArray().Count(c => c < 0));
        }

        float[] numbers = [.. ((NumericColumn)column).Values.ToArray()];
        float[] finite = [.. numbers.Where(float.IsFinite).Order()];
        ValueCount[] values = [.. finite.CountBy(v => v).OrderByDescending(p => p.Value).Select(p => ValueCount.Of(p.Key, p.Value))];
        double mean = finite.Length == 0 ? 0 : finite.Average(v => (double)v);
        return Listed(column, ColumnKind.Number, values, numbers.Count(float.IsNaN)) with
        {
            InfinityCount = numbers.Count(float.IsInfinity),
            Moments = finite.Length == 0 ? MomentSummary.Empty : new MomentSummary(finite.Length, mean, finite.Sum(v => (v - mean) * (v - mean)), finite[0], finite[^1]),
            WholeCount = finite.Count(v => v == MathF.Truncate(v)),
            Quantiles = QuantileSummary.FromCounts(finite, [.. finite.Select(_ => 1L)]),
        };
    }

    private static ColumnSummary Listed(FeatureColumn column, ColumnKind kind, ValueCount[] values, int missing) => new()
    {
        Name = column.Name,
        Kind = kind,
        Count = column.Count,
        MissingCount = missing,
        Distinct = new DistinctSummary(values.Length, true),
        ModalCount = values.Length == 0 ? 0 : values[0].Count,
        ModalValue = values.Length == 0 ? "" : values[0].Text,
        Values = [.. values.Take(ColumnSummary.MostValues)],
        ValuesAreComplete = values.Length <= ColumnSummary.MostValues,
    };

    private static Snapshot Of(FeatureTable inputs, IReadOnlyList<ColumnSkill> skills, LabelOrderSummary? order) => new()
    {
        Data = new DataSummary
        {
            Rows = inputs.RowCount,
            Columns = [.. inputs.Columns.Select(Summary)],
            Correlations = Correlations([.. inputs.Columns.OfType<NumericColumn>()]),
            Order = order,
            ColumnSkills = skills,
        },
    };

    private static CorrelationSummary Correlations(NumericColumn[] columns)
    {
        double[][] centred = [.. columns.Select(Centred)];
        var packed = new List<double>();
        for (int a = 1; a < centred.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                packed.Add(Product(centred[a], centred[b]) / Math.Sqrt(Product(centred[a], centred[a]) * Product(centred[b], centred[b])));
            }
        }

        return new CorrelationSummary([.. columns.Select(c => c.Name)], [.. packed], columns.Length == 0 ? 0 : columns[0].Count);
    }

    private static double[] Centred(NumericColumn column)
    {
        float[] values = column.Values.ToArray();
        double mean = values.Where(float.IsFinite).Select(v => (double)v).DefaultIfEmpty(0).Average();
        return [.. values.Select(v => float.IsFinite(v) ? v - mean : 0)];
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
