using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Scored;

/// <summary>The classes of a multiclass score: the names of its slots, else the training label's values, else the label's, else numbers.</summary>
/// <param name="Names">In the order of the scores; distinct.</param>
/// <param name="AreNamed">False when they are only numbered.</param>
internal sealed record ModelClasses(string[] Names, bool AreNamed)
{
    private const string TrainingLabels = "TrainingLabelValues";

    public static ModelClasses Of(DataViewSchema.Column score, DataViewSchema.Column label)
    {
        int count = ((VectorDataViewType)score.Type).Size;
        string[]? names = score.HasSlotNames() ? ClassNames.In(score, "SlotNames") : ClassNames.In(score, TrainingLabels) ?? (label.Type is KeyDataViewType ? ClassNames.OfKey(label) : null);
        return names?.Length == count && names.Distinct(StringComparer.Ordinal).Count() == count
            ? new ModelClasses(names, true)
            : new ModelClasses([.. Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{i}"))], false);
    }

    /// <summary>The class that is decided for where nothing else decides: the first of the greatest scores; -1 when all are NaN.</summary>
    public static int Greatest(ReadOnlySpan<float> scores)
    {
        int greatest = -1;
        for (int c = 0; c < scores.Length; c++)
        {
            greatest = !float.IsNaN(scores[c]) && (greatest < 0 || scores[c] > scores[greatest]) ? c : greatest;
        }

        return greatest;
    }
}
