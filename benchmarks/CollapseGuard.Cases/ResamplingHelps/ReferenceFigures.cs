using System.Text.Json;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>What scikit-learn reached on a set: five stratified folds, one seed; read from <c>reference.json</c>.</summary>
/// <param name="BalancedAccuracy">At the .5 cut, mean over the folds.</param>
/// <param name="AveragePrecision">Mean over the folds.</param>
internal sealed record ReferenceFigures(double BalancedAccuracy, double AveragePrecision)
{
    // SmoteEnn and the threshold have no figure there; forests know plain rows and SMOTE alone.
    private static readonly Dictionary<(Learner, Arm), string> Names = new()
    {
        [(Learner.Linear, Arm.Plain)] = "LR_scaled",
        [(Learner.Linear, Arm.RandomOver)] = "LR_scaled_ROS",
        [(Learner.Linear, Arm.Smote)] = "LR_scaled_SMOTE",
        [(Learner.Linear, Arm.ClassWeight)] = "LR_scaled_balanced",
        [(Learner.Trees, Arm.Plain)] = "RF_plain",
        [(Learner.Trees, Arm.Smote)] = "RF_SMOTE",
    };

    /// <summary>The figures of a set, for the arms that it has any for.</summary>
    public static IReadOnlyDictionary<(Learner Learner, Arm Arm), ReferenceFigures> Of(string set)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("reference.json")));
        JsonElement models = reference.RootElement.GetProperty("sets").GetProperty(set).GetProperty("models");
        return Names.ToDictionary(name => name.Key, name =>
        {
            JsonElement model = models.GetProperty(name.Value);
            return new ReferenceFigures(model.GetProperty("balanced_accuracy").GetDouble(), model.GetProperty("pr_auc").GetDouble());
        });
    }
}
