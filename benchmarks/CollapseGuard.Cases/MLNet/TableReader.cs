using System.Globalization;
using System.Text;
using System.Text.Json;
using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Cases.ResamplingHelps;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>Reads the sets of two or more classes: numbers as they are, text as one indicator a category, identifiers left out.</summary>
internal static class TableReader
{
    /// <summary>Text of more values is a name or a ticket, not a category.</summary>
    public const int MostCategories = 50;

    /// <summary>A class keeps so many rows in a sample, or all that it has.</summary>
    public const int FewestOfClass = 10;

    /// <summary>Every such set of the manifest, the cheapest first.</summary>
    public static IReadOnlyList<TableSet> Load(IReadOnlyCollection<string>? only, int mostRows)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("manifest.json")));
        return
        [
            .. manifest.RootElement.GetProperty("sets").EnumerateArray()
                .Where(set => set.GetProperty("task").GetString() is "binary" or "multiclass")
                .Where(set => only is null || only.Contains(set.GetProperty("name").GetString()!))
                .Select(set => Sample(Read(set), mostRows))
                .OrderBy(set => set.Cost),
        ];
    }

    private static TableSet Read(JsonElement facts)
    {
        string name = facts.GetProperty("name").GetString()!;
        string label = facts.GetProperty("label_column").GetString()!;
        HashSet<string> ids = [.. facts.GetProperty("id_columns").EnumerateArray().Select(e => e.GetString()!)];
        HashSet<string> texts = [.. facts.GetProperty("text_columns").EnumerateArray().Select(e => e.GetString()!)];
        string[][] lines = [.. File.ReadLines(SharedData.PathOf(name + ".csv")).Where(line => line.Length > 0).Select(Cells)];
        string[] header = lines[0];
        string[][] cells = lines[1..];
        var columns = new List<float[]>();
        for (int column = 0; column < header.Length; column++)
        {
            int c = column;
            if (header[c] == label || ids.Contains(header[c]))
            {
                continue;
            }

            if (!texts.Contains(header[c]))
            {
                columns.Add([.. cells.Select(row => float.TryParse(row[c], NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : float.NaN)]);
                continue;
            }

            string[] categories = [.. cells.Select(row => row[c]).Distinct().Order(StringComparer.Ordinal)];
            columns.AddRange(categories.Length > MostCategories ? [] : categories.Select(category => cells.Select(row => row[c] == category ? 1f : 0f).ToArray()));
        }

        int at = Array.IndexOf(header, label);
        string[] classes = [.. cells.Select(row => row[at]).Distinct().Order(StringComparer.Ordinal)];
        if (facts.GetProperty("positive_class") is { ValueKind: JsonValueKind.String } positive)
        {
            classes = [.. classes.OrderBy(value => value == positive.GetString())];
        }

        return new TableSet(
            name,
            [.. cells.Select((_, row) => columns.Select(column => column[row]).ToArray())],
            [.. cells.Select(row => Array.IndexOf(classes, row[at]))],
            classes,
            cells.Length);
    }

    /// <summary>Every class in its share, and at least ten rows of it.</summary>
    private static TableSet Sample(TableSet set, int mostRows)
    {
        if (set.Count <= mostRows)
        {
            return set;
        }

        var kept = new List<int>();
        foreach (IGrouping<int, int> ofClass in Enumerable.Range(0, set.Count).GroupBy(row => set.Labels[row]).OrderBy(g => g.Key))
        {
            int[] rows = [.. ofClass];
            var random = new RandomStream(1, 0x5441424C, (ulong)ofClass.Key);
            for (int i = rows.Length - 1; i > 0; i--)
            {
                int j = random.Below(i + 1);
                (rows[i], rows[j]) = (rows[j], rows[i]);
            }

            int share = (int)((long)mostRows * rows.Length / set.Count);
            kept.AddRange(rows.Take(Math.Max(share, FewestOfClass)));
        }

        kept.Sort();
        return set with { Features = [.. kept.Select(row => set.Features[row])], Labels = [.. kept.Select(row => set.Labels[row])] };
    }

    private static string[] Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(',');
        }

        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return [.. cells, cell.ToString()];
    }
}
