using CollapseGuard.Probes;

namespace CollapseGuard.Sql;

/// <summary>The sample in the words of the core: features, and what should be predictable from them.</summary>
internal static class SampleTable
{
    /// <summary>The features, with the order of rows as their time where there is one.</summary>
    public static FeatureTable Features(RowSample sample, IReadOnlyList<ProfiledColumn> features, ProfiledColumn? order)
    {
        FeatureTable table = FeatureTable.FromColumns([.. features.Select(column => Column(sample, column))]);
        return order is null || features.Count == 0 ? table : table.With(time: Time(sample, order));
    }

    /// <summary>Classes by their place in a list; a label that is not in it is unknown.</summary>
    public static SignalTarget Classes(RowSample sample, ProfiledColumn label, IReadOnlyList<Summaries.ValueCount> classes)
    {
        var codeOf = new Dictionary<object, int>();
        for (int code = 0; code < classes.Count; code++)
        {
            codeOf.Add(label.IsNumber ? classes[code].Number : classes[code].Text, code);
        }

        var codes = new int[sample.Count];
        for (int row = 0; row < codes.Length; row++)
        {
            object? value = label.IsNumber ? sample.NumberOf(row, label.Name) : sample.TextOf(row, label.Name);
            codes[row] = value is not null && codeOf.TryGetValue(value, out int code) ? code : CategoricalColumn.Missing;
        }

        return SignalTarget.Classes(codes, Math.Max(1, classes.Count));
    }

    /// <summary>The label's numbers.</summary>
    public static SignalTarget Numbers(RowSample sample, ProfiledColumn label) => SignalTarget.Numbers(Floats(sample, label));

    private static FeatureColumn Column(RowSample sample, ProfiledColumn column) => column.IsNumber
        ? new NumericColumn(column.Name, Floats(sample, column))
        : CategoricalColumn.FromText(column.Name, Enumerable.Range(0, sample.Count).Select(row => sample.TextOf(row, column.Name)));

    private static float[] Floats(RowSample sample, ProfiledColumn column)
    {
        var values = new float[sample.Count];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = (float)sample.NumberOf(row, column.Name);
        }

        return values;
    }

    /// <summary>Only the order of times is used, so their ranks stand for them; missing ones stay missing.</summary>
    private static NumericColumn Time(RowSample sample, ProfiledColumn order)
    {
        int[] rows = [.. Enumerable.Range(0, sample.Count)];
        IComparable?[] keys = [.. rows.Select(row => order.IsNumber ? (IComparable)sample.NumberOf(row, order.Name) : sample.TextOf(row, order.Name))];
        var ranks = new float[sample.Count];
        Array.Sort(rows, (a, b) => (keys[a], keys[b]) switch
        {
            (string left, string right) => string.CompareOrdinal(left, right),
            ({ } left, { } right) => left.CompareTo(right),
            (null, null) => 0,
            (null, _) => -1,
            _ => 1,
        });
        int rank = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            rank = i > 0 && Equals(keys[rows[i]], keys[rows[i - 1]]) ? rank : i;
            ranks[rows[i]] = keys[rows[i]] is null or double.NaN ? float.NaN : rank;
        }

        return new NumericColumn(order.Name, ranks);
    }
}
