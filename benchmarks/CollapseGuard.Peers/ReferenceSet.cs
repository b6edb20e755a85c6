using System.Text.Json;
using CollapseGuard.Resampling;

namespace CollapseGuard.Peers;

/// <summary>One set of benchmarks/peers/resampling/reference.py: its rows, and what imbalanced-learn did with them.</summary>
internal sealed class ReferenceSet(string folder, JsonElement set)
{
    public string Name { get; } = set.GetProperty("name").GetString()!;

    public string Kind { get; } = set.GetProperty("kind").GetString()!;

    /// <summary>The rows as they are.</summary>
    public LabelledRows Rows => Read(set.GetProperty("file").GetString()!);

    /// <summary>The rows with noise that leaves no two distances equal.</summary>
    public LabelledRows RowsWithoutTies => Read(set.GetProperty("withoutTiesFile").GetString()!);

    /// <summary>Case, rows kept, rows to start from, and whether rows were sorted by class.</summary>
    public IEnumerable<(string Case, int[] Kept, int[]? Starting, bool IsSorted)> Selections(bool withoutTies)
    {
        if (!set.TryGetProperty(withoutTies ? "selectorsWithoutTies" : "selectors", out JsonElement cases))
        {
            yield break;
        }

        foreach (JsonProperty selection in cases.EnumerateObject())
        {
            yield return (
                selection.Name,
                Integers(selection.Value.GetProperty("kept")),
                selection.Value.TryGetProperty("starting", out JsonElement starting) ? Integers(starting) : null,
                selection.Value.TryGetProperty("largestFirst", out _));
        }
    }

    /// <summary>Case, new rows of all seeds with their class as last column, and rows of each class after one seed; no rows where it refused.</summary>
    public IEnumerable<(string Case, float[]? New, int[] Counts)> Generations()
    {
        foreach (JsonProperty generation in set.GetProperty("generators").EnumerateObject())
        {
            yield return generation.Value.TryGetProperty("file", out JsonElement file)
                ? (generation.Name, Floats(file.GetString()!), Integers(generation.Value.GetProperty("counts")))
                : (generation.Name, null, []);
        }
    }

    private LabelledRows Read(string file)
    {
        int[] labels = Integers(set.GetProperty("labels")), categorical = Integers(set.GetProperty("categorical"));
        LabelledRows rows = LabelledRows.From<int>(Floats(file), set.GetProperty("columns").GetInt32(), labels);
        return categorical.Length > 0 ? rows.WithCategorical(categorical) : rows;
    }

    private float[] Floats(string file)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
        var floats = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, floats, 0, bytes.Length);
        return floats;
    }

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];
}
