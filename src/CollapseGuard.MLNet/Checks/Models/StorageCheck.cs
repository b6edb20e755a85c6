using CollapseGuard.MLNet.Checks.Memory;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Saves a model to memory, loads it, and asks both the same rows.</summary>
internal static class StorageCheck
{
    public static StorageTrip Run(MLContext context, ITransformer model, MemoryView rows, string scoreColumnName, ReadOnlySpan<float> answers)
    {
        int width = ModelAnswers.Width(model.GetOutputSchema(rows.Schema)[scoreColumnName]);
        float[] loaded;
        try
        {
            using var saved = new MemoryStream();
            context.Model.Save(model, rows.Schema, saved);
            saved.Position = 0;
            loaded = ModelAnswers.Of(context.Model.Load(saved, out _).Transform(rows), scoreColumnName);
        }
#pragma warning disable CA1031 // Whatever a step of the user's throws when it is saved or loaded is the finding.
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return new StorageTrip(0, 0, 0, Reason.Of(failure));
        }

        (long different, double greatest) = ModelAnswers.Compare(answers, loaded, width);
        return new StorageTrip(answers.Length / width, different, greatest);
    }
}
