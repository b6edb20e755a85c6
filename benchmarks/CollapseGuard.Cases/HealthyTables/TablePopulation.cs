using System.Globalization;
using CollapseGuard.Cases.FalseAlarms;

namespace CollapseGuard.Cases.HealthyTables;

/// <summary>Tables with nothing wrong: columns of every usual kind, a label that depends on some of them, rows in random order.</summary>
internal static class TablePopulation
{
    public const string Label = "label";

    /// <summary>Draws one table: 200 to 2,000 rows, 3 to 20 columns, at least 20 rows for each.</summary>
    public static FeatureTable Draw(RandomStream random)
    {
        int rows = (int)random.LogUniform(200, 2_000);
        int count = 3 + random.Below(Math.Min(18, (rows / 20) - 2));
        var columns = new List<FeatureColumn>();
        var score = new double[rows];
        for (int c = 0; c < count; c++)
        {
            double[] values = new double[rows];
            columns.Add(Column($"x{c}", random, values));
            double weight = c < 3 ? 1 : random.Chance(.3) ? random.Uniform(.2, 1) : 0;
            double mean = values.Average(), spread = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            for (int i = 0; i < rows; i++)
            {
                score[i] += weight * (values[i] - mean) / spread;
            }
        }

        for (int i = 0; i < rows; i++)
        {
            score[i] += random.Uniform(1, 3) * random.Normal();
        }

        columns.Insert(random.Below(columns.Count + 1), LabelOf(score, random));
        return FeatureTable.FromColumns(columns);
    }

    private static FeatureColumn Column(string name, RandomStream random, double[] values)
    {
        int kind = random.Below(7);
        if (kind == 6)
        {
            return Categories(name, random, values);
        }

        double center = random.Uniform(-3, 3), scale = random.LogUniform(.3, 10), share = random.Uniform(.15, .85);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = kind switch
            {
                0 => center + (scale * random.Normal()),
                1 => center + (scale * random.Uniform()),
                2 => scale * Math.Exp(.6 * random.Normal()),
                3 => Math.Floor(scale * 3 * -Math.Log(1 - random.Uniform())),
                4 => random.Chance(share) ? 1 : 0,
                _ => Math.Round(center + (scale * random.Normal()), 1),
            };
        }

        return new NumericColumn(name, Array.ConvertAll(values, v => (float)v));
    }

    private static CategoricalColumn Categories(string name, RandomStream random, double[] values)
    {
        int levels = 3 + random.Below(8);
        double tilt = random.Uniform(0, .5);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Floor(levels * Math.Pow(random.Uniform(), 1 + tilt));
        }

        return CategoricalColumn.FromText(name, values.Select(v => "level " + v.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A third amounts of unit scale, a third two classes of 25 to 50 %, a third three to five classes.</summary>
    private static FeatureColumn LabelOf(double[] score, RandomStream random)
    {
        double mean = score.Average(), spread = Math.Sqrt(score.Average(s => (s - mean) * (s - mean)));
        if (random.Below(3) == 0)
        {
            return new NumericColumn(Label, Array.ConvertAll(score, s => (float)((s - mean) / spread)));
        }

        double[] sorted = [.. score.Order()];
        int classes = random.Chance(.5) ? 2 : 3 + random.Below(3);
        double[] shares = classes == 2 ? [random.Uniform(.25, .5)] : [.. Enumerable.Range(1, classes - 1).Select(k => (double)k / classes)];
        double[] limits = [.. shares.Select(share => sorted[(int)(share * sorted.Length)])];
        return CategoricalColumn.FromText(Label, score.Select(s => "class " + limits.Count(limit => s >= limit).ToString(CultureInfo.InvariantCulture)));
    }
}
