using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Scored;

/// <summary>What ML.NET writes beside a score about the kind of model that made it.</summary>
internal static class ScoreKind
{
    public const string Binary = "BinaryClassification";
    public const string Multiclass = "MulticlassClassification";
    public const string Regression = "Regression";
    public const string Ranking = "Ranking";
    private const string Annotation = "ScoreColumnKind";

    /// <summary>The kind; empty when nothing is written, as in a view that was read from a file.</summary>
    public static string Of(DataViewSchema.Column score)
    {
        if (score.Annotations.Schema.GetColumnOrNull(Annotation) is not { Type: TextDataViewType })
        {
            return "";
        }

        ReadOnlyMemory<char> kind = default;
        score.Annotations.GetValue(Annotation, ref kind);
        return kind.ToString();
    }
}
