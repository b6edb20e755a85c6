using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Labels and scores of held-out rows; rows whose label is missing are left out.</summary>
/// <param name="Labels">Numbers, 0/1 or class indices.</param>
/// <param name="Scores">n x <paramref name="Outputs"/>, row-major.</param>
/// <param name="Outputs">Numbers a row.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="AreProbabilities">Whether the scores are probabilities; else margins, or predictions of a regression.</param>
internal sealed record HeldOutScores(float[] Labels, float[] Scores, int Outputs, PredictionTask Task, bool AreProbabilities)
{
    /// <summary>How far from 1 the probabilities of a row may sum.</summary>
    private const float SumTolerance = 1e-3f;

    public int Count => Labels.Length;

    /// <exception cref="ArgumentException">A column is missing or of a type that no task has.</exception>
    public static HeldOutScores Read(IDataView scored, RegularizeOptions options, CancellationToken cancellationToken)
    {
        DataViewSchema.Column labelColumn = ColumnSink.Find(scored.Schema, options.LabelColumnName, "labelColumnName");
        DataViewSchema.Column scoreColumn = ColumnSink.Find(scored.Schema, options.ScoreColumnName, "scoreColumnName");
        PredictionTask task = labelColumn.Type switch
        {
            BooleanDataViewType => PredictionTask.Binary,
            KeyDataViewType when scoreColumn.Type is VectorDataViewType => PredictionTask.Multiclass,
            NumberDataViewType when scoreColumn.Type is not VectorDataViewType => PredictionTask.Regression,
            _ => throw new ArgumentException(
                $"Label '{labelColumn.Name}' has type {labelColumn.Type} and '{scoreColumn.Name}' {scoreColumn.Type}; a Boolean label (binary), a key label with a vector of scores (multiclass) or a numeric label with one score (regression) is required. Map labels with Transforms.Conversion before the call."),
        };
        bool hasProbability = task == PredictionTask.Binary && scored.Schema.GetColumnOrNull(options.ProbabilityColumnName) is not null;
        var label = new NumberSink(labelColumn);
        var score = new MatrixSink(hasProbability ? scored.Schema[options.ProbabilityColumnName] : scoreColumn);
        ViewPass.Run(scored, cancellationToken, label, score);
        (float[] labels, float[] scores) = Present(label.ToArray(), score.Values.Span, score.Width);
        return new HeldOutScores(labels, scores, score.Width, task, hasProbability || (task == PredictionTask.Multiclass && SumToOne(scores, score.Width)));
    }

    private static (float[] Labels, float[] Scores) Present(float[] labels, ReadOnlySpan<float> scores, int width)
    {
        var keptLabels = new List<float>(labels.Length);
        var keptScores = new List<float>(scores.Length);
        for (int row = 0; row < labels.Length; row++)
        {
            if (!float.IsNaN(labels[row]))
            {
                keptLabels.Add(labels[row]);
                keptScores.AddRange(scores.Slice(row * width, width));
            }
        }

        return ([.. keptLabels], [.. keptScores]);
    }

    private static bool SumToOne(float[] scores, int width)
    {
        for (int at = 0; at < scores.Length; at += width)
        {
            float sum = 0;
            foreach (float score in scores.AsSpan(at, width))
            {
                if (!(score >= 0))
                {
                    return false;
                }

                sum += score;
            }

            if (Math.Abs(sum - 1) > SumTolerance)
            {
                return false;
            }
        }

        return scores.Length > 0;
    }
}
