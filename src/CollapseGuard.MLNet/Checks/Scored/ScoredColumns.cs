using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>The columns of a scored view, and the task that their types tell.</summary>
/// <param name="Task">Binary, multiclass or regression.</param>
/// <param name="Label">The truth.</param>
/// <param name="Score">What the model answers: a number, or a number for each class.</param>
/// <param name="Probability">The calibrated probability of a binary model; null without one.</param>
/// <param name="Decision">The predicted label; null without one.</param>
/// <param name="Features">The features, a vector of floats of known size; null when not given.</param>
internal sealed record ScoredColumns(
    PredictionTask Task, DataViewSchema.Column Label, DataViewSchema.Column Score, DataViewSchema.Column? Probability, DataViewSchema.Column? Decision, DataViewSchema.Column? Features)
{
    /// <summary>Recognizes the task.</summary>
    /// <exception cref="ArgumentException">A column is missing or of a type that no binary, multiclass or regression model has.</exception>
    public static ScoredColumns Recognize(DataViewSchema schema, ScoredNames names)
    {
        DataViewSchema.Column label = ColumnSink.Find(schema, names.Label, "labelColumnName");
        DataViewSchema.Column score = FindScore(schema, names);
        if (score.Index == label.Index)
        {
            throw Refusal.Of(
                $"Column '{label.Name}' is named as the label and as the score: what stands in it was passed through, not answered. The answer of an ML.NET model is in 'Score' (or 'PredictedLabel').", "scoreColumnName");
        }

        PredictionTask task = TaskOf(schema, label, score, names);
        bool isBinary = task == PredictionTask.Binary;
        return new ScoredColumns(
            task,
            label,
            score,
            isBinary ? schema.GetColumnOrNull(names.Probability) is { Type: var type } probability && type == NumberDataViewType.Single ? probability : null : null,
            schema.GetColumnOrNull(names.Decision),
            FindFeatures(schema, names.Features));
    }

    private static DataViewSchema.Column FindScore(DataViewSchema schema, ScoredNames names) => schema.GetColumnOrNull(names.Score) ?? throw Refusal.Of(
        $"There is no column '{names.Score}'; the view has {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => $"'{c.Name}'"))}. Score the rows first: model.Transform(data).", "scoreColumnName");

    private static PredictionTask TaskOf(DataViewSchema schema, DataViewSchema.Column label, DataViewSchema.Column score, ScoredNames names)
    {
        string kind = ScoreKind.Of(score);
        bool isNumber = score.Type == NumberDataViewType.Single || score.Type == NumberDataViewType.Double;
        PredictionTask? told = kind switch
        {
            ScoreKind.Binary when score.Type == NumberDataViewType.Single => PredictionTask.Binary,
            ScoreKind.Multiclass when IsClassVector(score) => PredictionTask.Multiclass,
            ScoreKind.Regression when isNumber => PredictionTask.Regression,
            "" when IsClassVector(score) => PredictionTask.Multiclass,
            "" when score.Type == NumberDataViewType.Single && (label.Type is BooleanDataViewType || schema.GetColumnOrNull(names.Decision) is { Type: BooleanDataViewType }) => PredictionTask.Binary,
            "" when isNumber && NumberGetter.Reads(label.Type) && label.Type is not KeyDataViewType => PredictionTask.Regression,
            _ => null,
        };
        return told ?? throw Refusal.Of(
            $"Column '{score.Name}' ({score.Type}{(kind.Length > 0 ? $", a {kind} score" : "")}) beside label '{label.Name}' ({label.Type}) is no binary (one float), multiclass (a vector of floats, one a class) or regression score (one number beside a number). "
            + "Rankings, clusters and anomalies cannot be checked; pass what can as a view with the columns 'Score' and 'Label'.", "scoreColumnName");
    }

    private static bool IsClassVector(DataViewSchema.Column score) =>
        score.Type is VectorDataViewType { IsKnownSize: true, Size: >= 2 } vector && vector.ItemType == NumberDataViewType.Single;

    private static DataViewSchema.Column? FindFeatures(DataViewSchema schema, string? name)
    {
        DataViewSchema.Column? column = schema.GetColumnOrNull(name ?? ScoredNames.UsualFeatures);
        if (column is { Type: VectorDataViewType { IsKnownSize: true } vector } && vector.ItemType == NumberDataViewType.Single)
        {
            return column;
        }

        return name is null ? null : throw Refusal.Of(
            column is null
                ? $"There is no column '{name}'; the view has {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => $"'{c.Name}'"))}. Name one of them, or none."
                : $"Column '{name}' has type {column.Value.Type}; a vector of floats of known size is required. Build one with Transforms.Concatenate.", "featureColumnName");
    }
}
