using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>The columns of a scored view, and what kind of model wrote them.</summary>
/// <param name="Task">By the type of the predicted label: Boolean is binary, key or text multiclass; a scalar score alone is regression.</param>
/// <param name="Label">The truth.</param>
/// <param name="Score">Score, margin, class scores or predicted number.</param>
/// <param name="Probability">Calibrated probability of the positive class; null when there is none.</param>
/// <param name="PredictedLabel">The decision; null for regression.</param>
internal sealed record ScoredColumns(PredictionTask Task, DataViewSchema.Column Label, DataViewSchema.Column Score, DataViewSchema.Column? Probability, DataViewSchema.Column? PredictedLabel)
{
    private const string ScoreName = "Score";
    private const string ProbabilityName = "Probability";
    private const string PredictedLabelName = "PredictedLabel";

    /// <summary>Finds them under ML.NET's names.</summary>
    /// <exception cref="ArgumentException">A column is missing or of an unexpected type.</exception>
    public static ScoredColumns Find(IDataView scored, string labelColumnName)
    {
        ArgumentNullException.ThrowIfNull(scored);
        DataViewSchema schema = scored.Schema;
        DataViewSchema.Column label = ColumnSink.Find(schema, labelColumnName, nameof(labelColumnName));
        if (schema.GetColumnOrNull(ScoreName) is not { } score)
        {
            throw new ArgumentException($"There is no column '{ScoreName}'; scored rows are required. Pass model.Transform(data).", nameof(scored));
        }

        DataViewSchema.Column? decided = schema.GetColumnOrNull(PredictedLabelName);
        return (decided?.Type, score.Type) switch
        {
            (BooleanDataViewType, NumberDataViewType) => new(PredictionTask.Binary, label, score, schema.GetColumnOrNull(ProbabilityName), decided),
            (KeyDataViewType or TextDataViewType, VectorDataViewType) => new(PredictionTask.Multiclass, label, score, null, decided),
            (null, NumberDataViewType) when label.Type is NumberDataViewType => new(PredictionTask.Regression, label, score, null, null),
            _ => throw new ArgumentException(
                $"'{PredictedLabelName}' is {decided?.Type.ToString() ?? "absent"}, '{ScoreName}' {score.Type} and '{label.Name}' {label.Type}; required is a Boolean decision and a scalar score (binary), a key or text decision and a vector of scores (multiclass), or a numeric label and a scalar score (regression).", nameof(scored)),
        };
    }
}
