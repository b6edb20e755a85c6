using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>The binary models inside a one-versus-all model (LightGBM's multiclass models are such) and inside pairwise coupling.</summary>
/// <remarks>
/// ML.NET holds them in internal members, but saves each of them in a folder of its own. So the model is saved to memory, each of those folders is put where a fitted binary
/// predictor has its own, and that is loaded: only public ways, and a layout that ML.NET must go on reading.
/// </remarks>
internal static class ClassModels
{
    private const string Root = "TransformerChain/";
    private const string Model = Root + "Model/";
    private const string Schema = Root + "TrainSchema";
    private const string Part = Model + "SubPredictor_";

    /// <summary>Whether a predictor is made of binary models.</summary>
    public static bool AreIn(ISingleFeaturePredictionTransformer<object> predictor) => predictor.Model is OneVersusAllModelParameters or PairwiseCouplingModelParameters;

    /// <summary>The binary models, by class.</summary>
    /// <param name="predictor">One that is made of such.</param>
    /// <param name="reason">Why there are none; "" when there are.</param>
    public static IReadOnlyList<ClassModel> Read(ISingleFeaturePredictionTransformer<object> predictor, out string reason)
    {
        reason = "";
        var context = new MLContext();
        try
        {
            var saved = SavedFiles.Of(context, (ITransformer)predictor);
            var place = SavedFiles.Of(context, Empty(context, predictor.FeatureColumnName));
            string[] folders = [.. saved.Names.Where(name => name.StartsWith(Part, StringComparison.Ordinal)).Select(name => name[..(name.IndexOf('/', Part.Length) + 1)]).Distinct()];
            ClassModel[] models = [.. folders.Select(folder => new ClassModel(Classes(folder), Parameters(place.With(Model, saved, folder, Schema).Load(context)))).OrderBy(m => m.Classes[0]).ThenBy(m => m.Classes[^1])];
            reason = models.Length == 0 ? $"{predictor.Model.GetType().Name} was saved without a folder {Part}*" : "";
            return models;
        }
#pragma warning disable CA1031 // Whatever a model throws when it is saved or loaded is the reason.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            reason = $"the binary models in {predictor.Model.GetType().Name} could not be read: {Reason.Of(failure)}";
            return [];
        }
    }

    // "SubPredictor_002/" or "SubPredictor_002_001/".
    private static int[] Classes(string folder) => [.. folder[Part.Length..^1].Split('_').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static object Parameters(ITransformer model) => ModelChain.Predictors(model).Single().Model;

    /// <summary>A binary predictor of features of that name, whatever it answers.</summary>
    private static BinaryPredictionTransformer<LinearBinaryModelParameters> Empty(MLContext context, string featureColumnName)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(AnyRow));
        definition[nameof(AnyRow.Features)].ColumnName = featureColumnName;
        definition[nameof(AnyRow.IsPositive)].ColumnName = featureColumnName + ".IsPositive";
        IDataView rows = context.Data.LoadFromEnumerable([new AnyRow { IsPositive = true }, new AnyRow()], definition);
        return context.BinaryClassification.Trainers.AveragedPerceptron(featureColumnName + ".IsPositive", featureColumnName, numberOfIterations: 1).Fit(rows);
    }

    private sealed class AnyRow
    {
        public bool IsPositive { get; set; }

        [VectorType(1)]
        public float[] Features { get; set; } = [0];
    }
}

/// <summary>One binary model of a multiclass one.</summary>
/// <param name="Classes">The class, or the two classes, that it tells from all others; by number, from 0.</param>
/// <param name="Parameters">The model.</param>
internal sealed record ClassModel(IReadOnlyList<int> Classes, object Parameters);
