using System.Globalization;

namespace CollapseGuard.Resampling;

/// <summary>Labels of any type as codes in the sorted order of their distinct values.</summary>
internal static class DistinctLabels
{
    public static int[] Encode<T>(ReadOnlySpan<T> labels, out T[] distinct)
        where T : notnull, IComparable<T>
    {
        var codes = new int[labels.Length];
        var first = new Dictionary<T, int>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is null)
            {
                throw new ArgumentException($"The label of row {i} is null; every row must have a class. Leave out rows whose class is unknown.", nameof(labels));
            }

            if (!first.TryGetValue(labels[i], out codes[i]))
            {
                RequireClass(labels[i], i);
                first.Add(labels[i], codes[i] = first.Count);
            }
        }

        distinct = [.. first.Keys];
        int[] order = [.. Enumerable.Range(0, distinct.Length)];

        // The order of text must not depend on the culture of the machine.
        Array.Sort(distinct, order, typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default);
        var rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        foreach (ref int code in codes.AsSpan())
        {
            code = rank[code];
        }

        return codes;
    }

    public static string[] Names<T>(T[] distinct)
        where T : notnull => [.. distinct.Select(Name)];

    private static string Name<T>(T label)
        where T : notnull => label is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : label.ToString() ?? string.Empty;

    private static void RequireClass<T>(T label, int row)
        where T : notnull
    {
        double number = label switch
        {
            float single => single,
            double full => full,
            decimal exact => (double)exact,
            Half half => (double)half,
            _ => 0,
        };
        if (!double.IsInteger(number))
        {
            throw new ArgumentException($"The label of row {row} is {Name(label)}; classes must be whole numbers, text or another type with few values. A target to regress on has no classes to resample: bin it first.", nameof(label));
        }
    }
}
