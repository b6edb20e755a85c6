using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Probes;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>Rows that are no independent draws: series, sorted labels, groups.</summary>
internal static class DependentRows
{
    /// <summary>AR(1) columns and an AR(1) target that share an R² of the columns' first two.</summary>
    public static DataSet Series(RandomStream random, int rows, int columns, double coefficient, double r2)
    {
        float[][] series = [.. Enumerable.Range(0, columns + 1).Select(_ => Autoregressive(random, rows, coefficient))];
        var inputs = new float[rows * columns];
        var target = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            for (int c = 0; c < columns; c++)
            {
                inputs[(i * columns) + c] = series[c][i];
            }

            target[i] = (float)((Math.Sqrt(r2 / 2) * (series[0][i] + series[1][i])) + (Math.Sqrt(1 - r2) * series[columns][i]));
        }

        return new DataSet(FeatureTable.FromRowMajor(inputs, columns), SignalTarget.Numbers(target));
    }

    /// <summary>Classes in runs beside independent columns: sorted, not serial.</summary>
    public static DataSet SortedLabels(RandomStream random, int rows, int columns) =>
        new(FeatureTable.FromRowMajor(SignalSets.Gauss(random, rows * columns), columns), SignalTarget.Classes(Enumerable.Range(0, rows).Select(i => i * 3 / rows).ToArray(), 3));

    /// <summary>Groups of 1 to <paramref name="most"/> rows whose columns and targets share a group effect (half the variance), and a signal of the group effects.</summary>
    public static DataSet Groups(RandomStream random, int groups, int most, int columns, double r2)
    {
        var inputs = new List<float>();
        var target = new List<float>();
        var codes = new List<int>();
        for (int g = 0; g < groups; g++)
        {
            float[] center = SignalSets.Gauss(random, columns);
            double level = (Math.Sqrt(r2) * center[0]) + (Math.Sqrt(1 - r2) * random.Normal());
            int size = most == 0 ? 8 : 1 + random.Below(most);
            for (int i = 0; i < size; i++)
            {
                inputs.AddRange(center.Select(c => (float)(c + random.Normal())));
                target.Add((float)(level + random.Normal()));
                codes.Add(g);
            }
        }

        var column = new CategoricalColumn("group", codes.ToArray(), [.. Enumerable.Range(0, groups).Select(g => $"g{g}")]);
        return new DataSet(FeatureTable.FromRowMajor(inputs.ToArray(), columns).With(groups: column), SignalTarget.Numbers(target.ToArray()));
    }

    private static float[] Autoregressive(RandomStream random, int rows, double coefficient)
    {
        double innovation = Math.Sqrt(1 - (coefficient * coefficient)), state = random.Normal();
        var values = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            state = (coefficient * state) + (innovation * random.Normal());
            values[i] = (float)state;
        }

        return values;
    }
}
