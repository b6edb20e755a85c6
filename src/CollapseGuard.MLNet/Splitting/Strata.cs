using System.Globalization;
using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Splitting;

/// <summary>The stratum of each row: its class, or the bin of its numeric label; and its group, where groups are asked for.</summary>
/// <param name="OfRow">Code of each row's stratum.</param>
/// <param name="Names">The name of each stratum.</param>
/// <param name="Groups">Code of each row's group; null without groups.</param>
/// <param name="GroupCount">Number of groups; a row without a group is one of its own.</param>
internal sealed record Strata(int[] OfRow, string[] Names, int[]? Groups, int GroupCount)
{
    private const string MissingName = "(missing)";

    /// <summary>Number of strata.</summary>
    public int Count => Names.Length;

    /// <summary>Reads label and group in one pass.</summary>
    public static Strata Read(IDataView data, string labelColumnName, string? groupColumnName, StratificationOptions options, CancellationToken cancellationToken)
    {
        DataViewSchema.Column label = ColumnSink.Find(data.Schema, labelColumnName, nameof(labelColumnName));
        var classes = label.Type is NumberDataViewType ? null : new ClassSink(label);
        var numbers = classes is null ? new NumberSink(label) : null;
        var groups = groupColumnName is null ? null : new ClassSink(ColumnSink.Find(data.Schema, groupColumnName, nameof(groupColumnName)));
        ColumnSink first = (ColumnSink?)classes ?? numbers!;
        long rows = groups is null ? ViewPass.Run(data, cancellationToken, first) : ViewPass.Run(data, cancellationToken, first, groups);
        if (rows == 0)
        {
            throw new ArgumentException("The view has no rows; there is nothing to split.", nameof(data));
        }

        (int[] codes, string[] names) = classes is null ? OfNumbers(numbers!.ToArray(), options.QuantileBins) : OfClasses(classes.ToLabels());
        (int[]? group, int groupCount) = groups is null ? (null, 0) : OfGroups(groups.ToLabels());
        return new Strata(codes, names, group, groupCount);
    }

    /// <summary>Rows of each stratum.</summary>
    public int[] Counts()
    {
        var counts = new int[Count];
        foreach (int stratum in OfRow)
        {
            counts[stratum]++;
        }

        return counts;
    }

    private static (int[], string[]) OfClasses(ClassLabels labels) => labels.Codes.Contains(ClassLabels.Missing)
        ? ([.. labels.Codes.Select(code => code == ClassLabels.Missing ? labels.Names.Length : code)], [.. labels.Names, MissingName])
        : (labels.Codes, labels.Names);

    private static (int[], int) OfGroups(ClassLabels labels)
    {
        int next = labels.Names.Length;
        return ([.. labels.Codes.Select(code => code == ClassLabels.Missing ? next++ : code)], next);
    }

    private static (int[], string[]) OfNumbers(float[] values, int bins)
    {
        float[] sorted = [.. values.Where(value => !float.IsNaN(value)).Order()];
        float[] distinct = [.. sorted.Distinct().Take(bins + 1)];
        float[] lower = distinct.Length <= bins
            ? distinct
            : [.. Enumerable.Range(0, bins).Select(bin => sorted[(int)((long)bin * sorted.Length / bins)]).Distinct()]; // equal numbers share a bin
        var names = new List<string>(lower.Select((from, bin) => distinct.Length <= bins
            ? Text(from)
            : $"[{Text(from)}, {(bin + 1 < lower.Length ? Text(lower[bin + 1]) + ")" : Text(sorted[^1]) + "]")}"));
        if (sorted.Length < values.Length)
        {
            names.Add(MissingName);
        }

        var codes = new int[values.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int place = float.IsNaN(values[row]) ? names.Count - 1 : Array.BinarySearch(lower, values[row]);
            codes[row] = place < 0 ? ~place - 1 : place;
        }

        return (codes, [.. names]);
    }

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
