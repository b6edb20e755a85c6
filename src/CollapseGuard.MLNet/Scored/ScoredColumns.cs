using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Scored;

/// <summary>The columns of a scored view, and the task that they tell: the one place that says what a scored view is.</summary>
/// <param name="Task">Binary, multiclass or regression.</param>
/// <param name="Label">The truth.</param>
/// <param name="Score">What the model answers: a number, or a number for each class.</param>
/// <param name="Probability">The calibrated probability of a binary model; null without one.</param>
/// <param name="Decision">The predicted label; null without one.</param>
/// <param name="Features">The features, a vector of floats of known size; null when not given.</param>
internal sealed record ScoredColumns(
    PredictionTask Task, DataViewSchema.Column Label, DataViewSchema.Column Score, DataViewSchema.Column? Probability, DataViewSchema.Column? Decision, DataViewSchema.Column? Features)
{
    /// <summary>All of them that are there, each once.</summary>
    public IEnumerable<DataViewSchema.Column> All =>
        new[] { Label, Score, Probability, Decision, Features }.OfType<DataViewSchema.Column>().DistinctBy(column => column.Index);

    /// <summary>Recognizes the task: by what ML.NET wrote beside the score, else by the types of score, label and decision.</summary>
    /// <exception cref="ArgumentException">A column is missing or of a type that no binary, multiclass or regression model has.</exception>
    public static ScoredColumns Recognize(DataViewSchema schema, ScoredNames names)
    {
        DataViewSchema.Column label = ColumnSink.Find(schema, names.Label, "labelColumnName");
        DataViewSchema.Column score = schema.GetColumnOrNull(names.Score) ?? throw Refusal.Of(
            $"There is no column '{names.Score}'; the view has {ColumnSink.Visible(schema)}. Score the rows first: model.Transform(data).", names.Parameter);
        if (score.Index == label.Index)
        {
            throw Refusal.Of(
                $"Column '{label.Name}' is named as the label and as the score: what stands in it was passed through, not answered. The answer of an ML.NET model is in 'Score' (or 'PredictedLabel').", names.Parameter);
        }

        DataViewSchema.Column? decision = schema.GetColumnOrNull(names.Decision);
        PredictionTask task = TaskOf(label, score, decision, names);
        return new ScoredColumns(
            task,
            label,
            score,
            task == PredictionTask.Binary && schema.GetColumnOrNull(names.Probability) is { Type: NumberDataViewType } probability ? probability : null,
            decision,
            FindFeatures(schema, names.Features));
    }

    private static PredictionTask TaskOf(DataViewSchema.Column label, DataViewSchema.Column score, DataViewSchema.Column? decision, ScoredNames names)
    {
        string kind = ScoreKind.Of(score);
        bool isNumber = score.Type is NumberDataViewType;
        PredictionTask? told = kind switch
        {
            ScoreKind.Binary when isNumber => PredictionTask.Binary,
            ScoreKind.Multiclass when IsClassVector(score) => PredictionTask.Multiclass,
            ScoreKind.Regression when isNumber => PredictionTask.Regression,
            "" when IsClassVector(score) => PredictionTask.Multiclass,
            "" when isNumber && (label.Type is BooleanDataViewType || decision is { Type: BooleanDataViewType }) => PredictionTask.Binary,
            "" when isNumber && NumberGetter.Reads(label.Type) && label.Type is not KeyDataViewType => PredictionTask.Regression,
            _ => null,
        };
        return told ?? throw Refusal.Of(
            $"Column '{score.Name}' ({score.Type}{(kind.Length > 0 ? $", a {kind} score" : "")}) beside label '{label.Name}' ({label.Type}) is no binary (one number beside a Boolean label or decision), multiclass (a vector of floats, one a class) or regression score (one number beside a number). "
            + "Rankings and clusters cannot be judged; pass what can as a view with the columns 'Score' and 'Label'.", names.Parameter);
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
                ? $"There is no column '{name}'; the view has {ColumnSink.Visible(schema)}. Name one of them, or none."
                : $"Column '{name}' has type {column.Value.Type}; a vector of floats of known size is required. Build one with Transforms.Concatenate.", "featureColumnName");
    }
}
