namespace CollapseGuard.Probes.Columns;

/// <summary>The rows of one column by value: missing ones first, then one group a value; numbers ascending.</summary>
internal sealed class ColumnGroups
{
    private readonly int[] starts;
    private readonly float[] values;

    private ColumnGroups(int[] rows, int[] starts, float[] values, int missingRows, bool isOrdered)
    {
        Rows = rows;
        this.starts = starts;
        this.values = values;
        MissingRows = missingRows;
        IsOrdered = isOrdered;
    }

    /// <summary>Row numbers, group by group.</summary>
    public int[] Rows { get; }

    /// <summary>Rows without a value; when there are any, they are group 0.</summary>
    public int MissingRows { get; }

    /// <summary>True for numbers: groups beside one another are alike.</summary>
    public bool IsOrdered { get; }

    /// <summary>Number of groups.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The first group that holds a value.</summary>
    public int FirstPresent => MissingRows > 0 ? 1 : 0;

    /// <summary>The rows of a group.</summary>
    public ReadOnlySpan<int> this[int group] => Rows.AsSpan(starts[group]..starts[group + 1]);

    /// <summary>Number of rows of a group.</summary>
    public int Size(int group) => starts[group + 1] - starts[group];

    /// <summary>How far the numbers of two groups lie apart.</summary>
    public double Gap(int lower, int upper) => (double)values[upper] - values[lower];

    /// <summary>Groups the given rows.</summary>
    public static ColumnGroups Of(FeatureColumn column, int[] rows)
    {
        bool isOrdered = column is NumericColumn;
        var keys = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            keys[i] = column switch
            {
                NumericColumn numbers => numbers.Values.Span[rows[i]],
                CategoricalColumn categories when categories.Codes.Span[rows[i]] is >= 0 and var code => BitConverter.Int32BitsToSingle(code), // different codes, different floats
                _ => float.NaN,
            };
        }

        int[] order = [.. rows];
        Array.Sort(keys, order); // NaN comes first
        return Cut(keys, order, isOrdered);
    }

    /// <summary>The same rows when only the presence of a value is known.</summary>
    public ColumnGroups PresenceOnly() => new(Rows, MissingRows == Rows.Length ? [0, MissingRows] : [0, MissingRows, Rows.Length], [float.NaN, 0], MissingRows, isOrdered: false);

    private static ColumnGroups Cut(float[] keys, int[] order, bool isOrdered)
    {
        var starts = new List<int>();
        var values = new List<float>();
        int missing = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            missing += float.IsNaN(keys[i]) ? 1 : 0;
            if (i == 0 || !keys[i].Equals(keys[i - 1]))
            {
                starts.Add(i);
                values.Add(keys[i]);
            }
        }

        starts.Add(keys.Length);
        return new ColumnGroups(order, [.. starts], [.. values], missing, isOrdered);
    }
}
