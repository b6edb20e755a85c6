using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Reads linear predictors and tree ensembles out of a fitted model. One-versus-all and additive models do not show theirs: nothing is said of them.</summary>
internal static class StructureReader
{
    /// <summary>What the predictors of the model are made of.</summary>
    /// <param name="model">The fitted pipeline.</param>
    /// <param name="features">Kept rows of the features, for what a weight moves; may be empty.</param>
    public static ModelStructure Read(ITransformer model, IReadOnlyList<RowSample.Entry> features)
    {
        var linear = new List<LinearShape>();
        var ensembles = new List<EnsembleShape>();
        foreach (ISingleFeaturePredictionTransformer<object> predictor in ModelChain.Predictors(model))
        {
            object parameters = predictor.Model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : predictor.Model;
            string name = Name(parameters);
            switch (parameters)
            {
                case LinearModelParameters weights:
                    linear.Add(Shape(name, [.. weights.Weights], features));
                    break;
                case LinearMulticlassModelParametersBase classes:
                    linear.AddRange(Classes(name, classes, features));
                    break;
                case TreeEnsembleModelParametersBasedOnRegressionTree trees:
                    ensembles.Add(new EnsembleShape(name, trees.TrainedTreeEnsemble.Trees.Count, trees.TrainedTreeEnsemble.Trees.Sum(tree => (long)tree.NumberOfNodes)));
                    break;
            }
        }

        return new ModelStructure { Linear = linear, Ensembles = ensembles };
    }

    private static IEnumerable<LinearShape> Classes(string name, LinearMulticlassModelParametersBase model, IReadOnlyList<RowSample.Entry> features)
    {
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int classCount);
        for (int c = 0; c < classCount; c++)
        {
            yield return Shape($"{name}, class {c}", [.. weights[c].DenseValues()], features);
        }
    }

    private static LinearShape Shape(string name, float[] weights, IReadOnlyList<RowSample.Entry> features)
    {
        double greatest = double.NaN;
        if (features.Count > 1 && features[0].Features.Length == weights.Length)
        {
            greatest = 0;
            for (int c = 0; c < weights.Length; c++)
            {
                greatest = weights[c] == 0 ? greatest : Math.Max(greatest, Math.Abs(weights[c]) * Deviation(features, c));
            }
        }

        return new LinearShape(name, weights.Length, weights.Count(w => w != 0), greatest);
    }

    private static double Deviation(IReadOnlyList<RowSample.Entry> rows, int column)
    {
        double mean = rows.Average(row => (double)row.Features[column]);
        return Math.Sqrt(rows.Average(row => (row.Features[column] - mean) * (row.Features[column] - mean)));
    }

    private static string Name(object parameters)
    {
        const string Ending = "ModelParameters";
        string name = parameters.GetType().Name;
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
    }
}
