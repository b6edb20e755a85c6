using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Scored rows of a multiclass model whose label is known.</summary>
/// <param name="Decisions">Decisions beside the truth.</param>
/// <param name="Scores">Class scores, n x <paramref name="Slots"/>, row-major.</param>
/// <param name="Slots">Scores a row.</param>
/// <param name="Slot">The slot of each row's true class; -1 when the model does not know the class.</param>
internal sealed record MulticlassRows(DecidedRows Decisions, float[] Scores, int Slots, int[] Slot)
{
    private const double SumTolerance = 1e-3;

    /// <summary>Rows kept.</summary>
    public int Count => Slot.Length;

    /// <summary>True when every row's scores lie in [0, 1] and sum to 1 within .001: they can be read as probabilities.</summary>
    public bool AreProbabilities()
    {
        for (int row = 0; row < Count; row++)
        {
            double sum = 0;
            foreach (float score in Scores.AsSpan(row * Slots, Slots))
            {
                if (!(score >= 0 && score <= 1))
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

        return true;
    }

    /// <summary>Reads them in one pass. A key label names its slot by its index; any other by the slot names of the score.</summary>
    public static MulticlassRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken)
    {
        var label = new ClassSink(columns.Label);
        var decided = new ClassSink(columns.PredictedLabel!.Value);
        var score = new MatrixSink(columns.Score);
        NumberSink? index = columns.Label.Type is KeyDataViewType ? new NumberSink(columns.Label) : null;
        ColumnSink[] sinks = index is null ? [label, decided, score] : [label, decided, score, index];
        ViewPass.Run(scored, cancellationToken, sinks);

        DecidedRows decisions = DecidedRows.Join(label.ToLabels(), decided.ToLabels());
        var scores = new float[decisions.Kept.Length * score.Width];
        for (int i = 0; i < decisions.Kept.Length; i++)
        {
            score.Values.Span.Slice(decisions.Kept[i] * score.Width, score.Width).CopyTo(scores.AsSpan(i * score.Width));
        }

        return new MulticlassRows(decisions, scores, score.Width, SlotOfRows(decisions, index?.ToArray(), score));
    }

    private static int[] SlotOfRows(DecidedRows decisions, float[]? index, MatrixSink score)
    {
        if (index is not null)
        {
            return [.. decisions.Kept.Select(row => index[row] < score.Width ? (int)index[row] : -1)];
        }

        string[] names = score.SlotNames();
        int[] slotOfClass = [.. decisions.Classes.Select(name => Array.IndexOf(names, name))];
        return [.. decisions.Actual.Select(c => slotOfClass[c])];
    }
}
