using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Scored rows of a multiclass model whose label is known.</summary>
/// <param name="Decisions">Decisions beside the truth, of the rows that have one: ML.NET decides for no class where all scores are NaN.</param>
/// <param name="Scores">Class scores, n x <paramref name="Slots"/>, row-major.</param>
/// <param name="Slots">Scores a row.</param>
/// <param name="Slot">The slot of each row's true class; -1 when the model does not know the class.</param>
/// <param name="Unlabelled">Rows left out.</param>
internal sealed record MulticlassRows(DecidedRows Decisions, float[] Scores, int Slots, int[] Slot, int Unlabelled) : ScoredRows(PredictionTask.Multiclass, Unlabelled)
{
    private const double SumTolerance = 1e-3;

    public override int Count => Slot.Length;

    public override float[] Outputs { get; } = Slot.Contains(-1) ? Gather(Scores, Slots, [.. Enumerable.Range(0, Slot.Length).Where(row => Slot[row] >= 0)]) : Scores;

    public override int OutputCount => Slots;

    public override float[] Targets { get; } = [.. Slot.Where(static slot => slot >= 0).Select(static slot => (float)slot)];

    /// <summary>True when every row's scores lie in [0, 1] and sum to 1 within .001: they can be read as probabilities. False without rows.</summary>
    public override bool AreProbabilities { get; } = Slot.Length > 0 && SumToOne(Scores, Slots);

    /// <summary>Reads them in one pass; labels are matched to slots as <see cref="ClassCodes"/> says. Where no column decides, the greatest score does.</summary>
    public static new MulticlassRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken)
    {
        ModelClasses classes = ModelClasses.Of(columns.Score, columns.Label);
        var label = new ClassSink(columns.Label);
        var code = new ClassCodeSink(columns.Label, classes);
        var score = new MatrixSink(columns.Score);
        ClassSink? decided = columns.Decision is { } column && (column.Type is TextDataViewType || NumberGetter.Reads(column.Type)) ? new ClassSink(column) : null;
        ViewPass.Run(scored, cancellationToken, [.. new ColumnSink?[] { label, code, score, decided }.OfType<ColumnSink>()]);

        int[] codes = code.ToArray();
        int[] kept = [.. Enumerable.Range(0, codes.Length).Where(row => codes[row] != ClassCodes.Missing)];
        ClassLabels decisions = decided?.ToLabels() ?? new ClassLabels([.. Enumerable.Range(0, codes.Length).Select(row => ModelClasses.Greatest(score.Values.Span.Slice(row * score.Width, score.Width)))], classes.Names);
        return new MulticlassRows(
            DecidedRows.Join(label.ToLabels(), decisions),
            Gather(score.Values.Span, score.Width, kept),
            score.Width,
            [.. kept.Select(row => codes[row] < score.Width ? codes[row] : -1)],
            codes.Length - kept.Length);
    }

    private static float[] Gather(ReadOnlySpan<float> scores, int width, int[] rows)
    {
        var gathered = new float[rows.Length * width];
        for (int i = 0; i < rows.Length; i++)
        {
            scores.Slice(rows[i] * width, width).CopyTo(gathered.AsSpan(i * width));
        }

        return gathered;
    }

    private static bool SumToOne(float[] scores, int width)
    {
        for (int at = 0; at < scores.Length; at += width)
        {
            double sum = 0;
            foreach (float score in scores.AsSpan(at, width))
            {
                sum += score >= 0 && score <= 1 ? score : double.NaN;
            }

            if (!(Math.Abs(sum - 1) <= SumTolerance))
            {
                return false;
            }
        }

        return true;
    }
}
