using System.Globalization;
using System.Text.Json;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>A set of two classes: one row of numbers each, text columns as one indicator a category.</summary>
/// <param name="Name">As in the manifest.</param>
/// <param name="Rows">The features of each row.</param>
/// <param name="IsRare">Whether each row is of the rare class.</param>
internal sealed record ImbalancedSet(string Name, float[][] Rows, bool[] IsRare)
{
    // A fold of five then has eight rare rows or more; below that its balanced accuracy moves in steps of a sixteenth and more.
    public const int FewestRareRows = 40;

    public int RareRows => IsRare.Count(is1 => is1);

    public double Ratio => (IsRare.Length - RareRows) / (double)RareRows;

    /// <summary>Every set that has reference figures and rare rows enough, from the mildest ratio to the strongest; and the names of those left out.</summary>
    public static (IReadOnlyList<ImbalancedSet> Sets, IReadOnlyList<string> LeftOut) Load()
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("reference.json")));
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("manifest.json")));
        ImbalancedSet[] all = [.. reference.RootElement.GetProperty("sets").EnumerateObject()
            .Select(set => Read(manifest.RootElement.GetProperty("sets").EnumerateArray().Single(s => s.GetProperty("name").GetString() == set.Name)))
            .OrderBy(set => set.Ratio)];
        return ([.. all.Where(set => set.RareRows >= FewestRareRows)], [.. all.Where(set => set.RareRows < FewestRareRows).Select(set => $"{set.Name} ({set.RareRows})")]);
    }

    private static ImbalancedSet Read(JsonElement facts)
    {
        string name = facts.GetProperty("name").GetString()!;
        string label = facts.GetProperty("label_column").GetString()!;
        string rare = facts.GetProperty("positive_class").GetString()!;
        HashSet<string> ids = Names(facts, "id_columns");
        HashSet<string> texts = Names(facts, "text_columns");

        string[] lines = File.ReadAllLines(SharedData.PathOf(name + ".csv"));
        string[] header = lines[0].Split(',');
        string[][] cells = [.. lines[1..].Where(line => line.Length > 0).Select(line => line.Split(','))];
        var columns = new List<float[]>();
        for (int c = 0; c < header.Length; c++)
        {
            int column = c;
            if (texts.Contains(header[column]))
            {
                columns.AddRange(cells.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal).Select(category => cells.Select(row => row[column] == category ? 1f : 0f).ToArray()));
            }
            else if (header[column] != label && !ids.Contains(header[column]))
            {
                columns.Add([.. cells.Select(row => float.Parse(row[column], CultureInfo.InvariantCulture))]);
            }
        }

        int labelColumn = Array.IndexOf(header, label);
        var set = new ImbalancedSet(name, [.. cells.Select((_, row) => columns.Select(column => column[row]).ToArray())], [.. cells.Select(row => row[labelColumn] == rare)]);
        int expected = facts.GetProperty("class_counts").GetProperty(rare).GetInt32();
        return set.RareRows == expected ? set : throw new InvalidDataException($"{name}.csv has {set.RareRows} rows of '{rare}'; the manifest says {expected}. Use the file that the manifest describes.");
    }

    private static HashSet<string> Names(JsonElement facts, string list) => [.. facts.GetProperty(list).EnumerateArray().Select(e => e.GetString()!)];
}
