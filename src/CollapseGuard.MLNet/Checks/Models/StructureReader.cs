using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Reads linear predictors, tree ensembles and additive models out of a fitted model, those of single classes too.</summary>
internal sealed class StructureReader
{
    private readonly List<LinearShape> linear = [];
    private readonly List<EnsembleShape> ensembles = [];
    private readonly List<AdditiveShape> additive = [];
    private readonly IReadOnlyList<RowSample.Entry> features;
    private readonly string[] classNames;

    private StructureReader(ScoredCheck check)
    {
        features = check.Sample.Width > 0 ? check.Sample.Rows : [];
        classNames = check.Columns.Task == PredictionTask.Multiclass ? ModelClasses.Of(check.Columns.Score, check.Columns.Label).Names : [];
    }

    /// <summary>What the predictors of the model are made of.</summary>
    /// <param name="model">The fitted pipeline.</param>
    /// <param name="check">Rows that it scored: for what a weight moves, and for the names of the classes.</param>
    public static ModelStructure Read(ITransformer model, ScoredCheck check)
    {
        var reader = new StructureReader(check);
        foreach (ISingleFeaturePredictionTransformer<object> predictor in ModelChain.Predictors(model))
        {
            if (ClassModels.AreIn(predictor))
            {
                foreach (ClassModel part in ClassModels.Read(predictor, out _))
                {
                    reader.Add(part.Parameters, $", {reader.Named(part.Classes)}");
                }
            }
            else
            {
                reader.Add(predictor.Model, "");
            }
        }

        return new ModelStructure { Linear = reader.linear, Ensembles = reader.ensembles, Additive = reader.additive };
    }

    private void Add(object model, string ofClass)
    {
        object parameters = model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : model;
        string name = Name(parameters) + ofClass;
        switch (parameters)
        {
            case LinearModelParameters weights:
                linear.Add(Shape(name, [.. weights.Weights]));
                break;
            case LinearMulticlassModelParametersBase classes:
                linear.AddRange(Classes(name, classes));
                break;
            case TreeEnsembleModelParametersBasedOnRegressionTree { TrainedTreeEnsemble.Trees: var trees }:
                ensembles.Add(new EnsembleShape(name, trees.Count, trees.Sum(tree => (long)TreeSplits.Count(tree))));
                break;
            case TreeEnsembleModelParametersBasedOnQuantileRegressionTree { TrainedTreeEnsemble.Trees: var trees }:
                ensembles.Add(new EnsembleShape(name, trees.Count, trees.Sum(tree => (long)TreeSplits.Count(tree))));
                break;
            case GamModelParametersBase shapes when ShapeFunctions.Of(name, shapes) is { } shape:
                additive.Add(shape);
                break;
        }
    }

    private IEnumerable<LinearShape> Classes(string name, LinearMulticlassModelParametersBase model)
    {
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int classCount);
        for (int c = 0; c < classCount; c++)
        {
            yield return Shape($"{name}, {Named([c])}", [.. weights[c].DenseValues()]) with { IsRelative = true };
        }
    }

    private string Named(IReadOnlyList<int> classes)
    {
        string[] names = [.. classes.Order().Select(c => c < classNames.Length ? $"'{classNames[c]}'" : FormattableString.Invariant($"{c}"))];
        return names.Length == 1 ? $"class {names[0]}" : $"classes {string.Join(" or ", names)}";
    }

    private LinearShape Shape(string name, float[] weights)
    {
        double greatest = double.NaN;
        if (features.Count > 1 && features[0].Features.Length == weights.Length)
        {
            greatest = 0;
            for (int c = 0; c < weights.Length; c++)
            {
                greatest = weights[c] == 0 ? greatest : Math.Max(greatest, Math.Abs(weights[c]) * Deviation(c));
            }
        }

        return new LinearShape(name, weights.Length, weights.Count(w => w != 0), greatest);
    }

    private double Deviation(int column)
    {
        double mean = features.Average(row => (double)row.Features[column]);
        return Math.Sqrt(features.Average(row => (row.Features[column] - mean) * (row.Features[column] - mean)));
    }

    private static string Name(object parameters)
    {
        const string Ending = "ModelParameters";
        string name = parameters.GetType().Name;
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
    }
}
