using CollapseGuard.MLNet.Checks.Memory;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Asks rows one by one, and once more without their label.</summary>
/// <remarks>
/// A <c>PredictionEngine</c> needs a class for its input, which is not known here; it hands its rows to the model's row-to-row mapper, and so does this:
/// the same path, without the class. What an application's own class changes (a column that is missing or misnamed in it) cannot be seen from the model;
/// give the rows as the application makes them, and the training data beside them.
/// </remarks>
internal static class ServingCheck
{
    /// <summary>Rows asked one by one at most; the path is the same for every row.</summary>
    private const int MostRows = 200;

    public static ServingTrip Run(ITransformer model, KeptRows rows, DataViewSchema.Column? label, string scoreColumnName, ReadOnlySpan<float> answers)
    {
        MemoryView view = rows.ToView();
        if (!model.IsRowToRowMapper)
        {
            return new ServingTrip(0, 0, 0, false, 0, "a step of the pipeline does not map rows one by one (a filter, or one that needs all rows); a PredictionEngine refuses it too.");
        }

        int width = ModelAnswers.Width(model.GetOutputSchema(view.Schema)[scoreColumnName]);
        int count = Math.Min(rows.Count, MostRows);
        try
        {
            float[] alone = Ask(model, view, count, width, scoreColumnName);
            (long different, double greatest) = ModelAnswers.Compare(answers[..alone.Length], alone, width);
            return new ServingTrip(
                count, different, greatest, different > 0 && IsConstant(alone, width) && !IsConstant(answers[..alone.Length], width),
                label is { } column ? ModelAnswers.Compare(alone, Ask(model, rows.ToView(column), count, width, scoreColumnName), width).DifferentRows : 0);
        }
#pragma warning disable CA1031 // Whatever a step of the user's throws for a single row is the finding.
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return new ServingTrip(0, 0, 0, false, 0, Reason.Of(failure));
        }
    }

    private static float[] Ask(ITransformer model, MemoryView view, int count, int width, string scoreColumnName)
    {
        IRowToRowMapper mapper = model.GetRowToRowMapper(view.Schema);
        DataViewSchema.Column score = mapper.OutputSchema[scoreColumnName];
        var given = new MemoryRow(view);
        using DataViewRow mapped = mapper.GetRow(given, [score]);
        ModelAnswers.ReadRow read = ModelAnswers.Reader(mapped, score);
        var answers = new float[count * width];
        for (int row = 0; row < count; row++)
        {
            given.MoveTo(row);
            read(answers.AsSpan(row * width, width));
        }

        return answers;
    }

    private static bool IsConstant(ReadOnlySpan<float> answers, int width)
    {
        for (int i = width; i < answers.Length; i++)
        {
            if (!answers[i].Equals(answers[i % width]))
            {
                return false;
            }
        }

        return answers.Length > width;
    }
}
