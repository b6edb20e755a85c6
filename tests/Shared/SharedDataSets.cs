using System.Text.Json;

namespace CollapseGuard.Tests;

/// <summary>Real data sets beside the checkout, with what is known to be wrong with each; absent on machines that do not have them.</summary>
internal static class SharedDataSets
{
    /// <summary>The folder ../shared/data.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(ApprovedText.Root, "..", "shared", "data"));

    /// <summary>True where the sets are at hand.</summary>
    public static bool AreAvailable => File.Exists(Path.Combine(Folder, "manifest.json"));

    /// <summary>Every set; empty where they are absent.</summary>
    public static IReadOnlyList<SharedDataSet> All { get; } = AreAvailable ? Read() : [];

    /// <summary>Skips a test, with the reason, where the sets are absent.</summary>
    public static void Require() => Assert.SkipUnless(AreAvailable, "The data sets of ../shared/data are not on this machine.");

    private static SharedDataSet[] Read()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));
        return [.. manifest.RootElement.GetProperty("sets").EnumerateArray().Select(set => new SharedDataSet(set.Clone()))];
    }
}

/// <summary>One set and what was verified about it.</summary>
internal sealed class SharedDataSet(JsonElement set)
{
    public string Name => set.GetProperty("name").GetString()!;

    public string Path => System.IO.Path.Combine(SharedDataSets.Folder, System.IO.Path.GetFileName(set.GetProperty("file").GetString()!));

    public string Label => set.GetProperty("label_column").GetString()!;

    public string Kind => set.GetProperty("kind").GetString()!;

    public long Rows => set.GetProperty("rows").GetInt64();

    /// <summary>Columns that its documentation calls identifiers.</summary>
    public IReadOnlyList<string> Identifiers => Texts(set.GetProperty("id_columns"));

    /// <summary>Rows of the rarest class; null without classes.</summary>
    public double? ImbalanceRatio => set.GetProperty("imbalance_ratio") is { ValueKind: JsonValueKind.Number } ratio ? ratio.GetDouble() : null;

    /// <summary>Columns in which a number stands for a missing value.</summary>
    public IReadOnlyList<string> CodedMissing => set.GetProperty("numeric_missing_codes") is { ValueKind: JsonValueKind.Object } codes
        ? [.. codes.EnumerateObject().SelectMany(code => Texts(code.Value))]
        : [];

    public IReadOnlyList<string> Names(string verified) => Verified(verified) is { ValueKind: JsonValueKind.Array } list ? Texts(list) : [];

    public double Number(string verified) => Verified(verified) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;

    public bool Flag(string verified) => Verified(verified) is { ValueKind: JsonValueKind.True };

    private JsonElement? Verified(string name) => set.GetProperty("verified").TryGetProperty(name, out JsonElement value) ? value : null;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Array ? e[0].GetString()! : e.GetString()!)];
}
