using System.Text.Json;
using CollapseGuard.Cases.ResamplingHelps;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>Which of scikit-learn's plain models collapse on which sets, as recorded in reference.json.</summary>
internal static class PlainCollapses
{
    /// <summary>By set: LR_plain, LR_scaled, RF_plain; and the modal share of each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Read()
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("reference.json")));
        JsonElement sets = reference.RootElement.GetProperty("sets");
        return reference.RootElement.GetProperty("collapse_in_plain_training").EnumerateObject().ToDictionary(
            set => set.Name,
            set => (IReadOnlyDictionary<string, double>)set.Value.EnumerateArray().ToDictionary(
                model => model.GetString()!,
                model => sets.GetProperty(set.Name).GetProperty("models").GetProperty(model.GetString()!).GetProperty("modal_share").GetDouble()));
    }
}
