using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>The classes of a multiclass score: the names of its slots, else the training label's values, else the label's, else numbers.</summary>
/// <param name="Names">In the order of the scores; distinct.</param>
/// <param name="AreNamed">False when they are only numbered.</param>
internal sealed record ModelClasses(string[] Names, bool AreNamed)
{
    private const string TrainingLabels = "TrainingLabelValues";

    public static ModelClasses Of(DataViewSchema.Column score, DataViewSchema.Column label)
    {
        int count = ((VectorDataViewType)score.Type).Size;
        string[]? names = score.HasSlotNames() ? Texts(score, "SlotNames") : Texts(score, TrainingLabels) ?? (label.Type is KeyDataViewType ? ClassSink.KeyNames(label) : null);
        return names?.Length == count && names.Distinct(StringComparer.Ordinal).Count() == count
            ? new ModelClasses(names, true)
            : new ModelClasses([.. Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{i}"))], false);
    }

    private static string[]? Texts(DataViewSchema.Column score, string annotation)
    {
        if (score.Annotations.Schema.GetColumnOrNull(annotation) is not { Type: VectorDataViewType { ItemType: TextDataViewType } })
        {
            return null;
        }

        VBuffer<ReadOnlyMemory<char>> texts = default;
        score.Annotations.GetValue(annotation, ref texts);
        return [.. texts.DenseValues().Select(text => text.ToString())];
    }
}
