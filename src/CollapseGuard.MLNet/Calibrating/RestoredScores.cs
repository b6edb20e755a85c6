using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace CollapseGuard.MLNet.Calibrating;

/// <summary>Moves the probabilities of a multiclass model to other priors, and decides anew. Immutable.</summary>
/// <remarks>
/// All steps are ML.NET's own, so that a saved model loads where this library is not: each slot times true / training prior (a fitted min-max normalizer), scaled to sum to 1 (the L1 norm),
/// and the class of the greatest (<see cref="GreatestSlot"/>).
/// </remarks>
internal sealed class RestoredScores(MLContext context, IReadOnlyDictionary<string, double> trainingPriors, IReadOnlyDictionary<string, double> truePriors) : IEstimator<ITransformer>
{
    /// <summary>Holds the new probabilities on their way; by it the deciding step is known as no model of the user's.</summary>
    public const string ColumnName = "Score.Restored";

    private const string ScoreName = "Score";
    private const string DecisionName = "PredictedLabel";

    /// <summary>Rows whose scores are looked at before they are taken for probabilities.</summary>
    private const int CheckedRows = 1_000;

    private const double SumTolerance = 1e-3;

    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column score = Find(input.Schema, ScoreName), decision = Find(input.Schema, DecisionName);
        if (score.Type is not VectorDataViewType { IsKnownSize: true, Size: >= 2 } type || type.ItemType != NumberDataViewType.Single || decision.Type is not KeyDataViewType)
        {
            throw new ArgumentException($"'{ScoreName}' is {score.Type} and '{DecisionName}' {decision.Type}; a vector with a float for each class and a key are required. Put the step right after a multiclass trainer; for a binary model give two shares.", nameof(input));
        }

        double[] ratios = Ratios(ModelClasses.Of(score, decision).Names);
        RequireProbabilities(input, score);
        var restored = new List<ITransformer> { new FittedSteps(context, new VectorDataViewType(NumberDataViewType.Single, type.Size)).Affine(ColumnName, ScoreName, [.. ratios.Select(ratio => AffineMap.Of(0, 1 / ratio))]) };
        IDataView view = restored[0].Transform(input);
        foreach (IEstimator<ITransformer> step in new IEstimator<ITransformer>[]
        {
            context.Transforms.NormalizeLpNorm(ColumnName, norm: LpNormNormalizingEstimatorBase.NormFunction.L1),
            new GreatestSlot(context, ColumnName, decision),
            context.Transforms.CopyColumns(ScoreName, ColumnName),
            context.Transforms.DropColumns(ColumnName),
        })
        {
            restored.Add(step.Fit(view));
            view = restored[^1].Transform(view);
        }

        return new TransformerChain<ITransformer>([.. restored]);
    }

    /// <summary>The columns stay; their values change.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

    // Over the least, so that the sums that rows are divided by are at least 1.
    private double[] Ratios(string[] classes)
    {
        double[] training = Of(classes, trainingPriors, nameof(trainingPriors)), real = Of(classes, truePriors, nameof(truePriors));
        double[] ratios = PriorShift.Ratios(0, training, real);
        int absent = Array.IndexOf(ratios, 0);
        return absent < 0
            ? [.. ratios.Select(ratio => ratio / ratios.Min())]
            : throw Refusal.Of($"The true prior of '{classes[absent]}' is 0; it must be above 0. Give a class that cannot occur a small share, or train without it.", nameof(truePriors));
    }

    private static double[] Of(string[] classes, IReadOnlyDictionary<string, double> priors, string parameter)
    {
        string[] unknown = [.. priors.Keys.Except(classes)], missing = [.. classes.Except(priors.Keys)];
        return unknown.Length + missing.Length == 0
            ? [.. classes.Select(name => priors[name])]
            : throw new ArgumentException($"There are priors of {string.Join(", ", priors.Keys.Select(name => $"'{name}'"))}; the model's classes are {string.Join(", ", classes.Select(name => $"'{name}'"))}. One prior for each of them is required.", parameter);
    }

    private static void RequireProbabilities(IDataView input, DataViewSchema.Column score)
    {
        using DataViewRowCursor cursor = input.GetRowCursor([score]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(score);
        VBuffer<float> scores = default;
        for (int row = 0; row < CheckedRows && cursor.MoveNext(); row++)
        {
            getter(ref scores);
            double sum = scores.DenseValues().Sum(value => (double)value);
            if (scores.DenseValues().Any(value => value < 0) || Math.Abs(sum - 1) > SumTolerance)
            {
                throw new ArgumentException($"The scores of row {row} are {string.Join(", ", scores.DenseValues().Take(5))} and sum to {sum:G6}; probabilities are required, at least 0 and with sum 1. Use a trainer that gives them (LbfgsMaximumEntropy, SdcaMaximumEntropy, LightGbm, OneVersusAll of calibrated trainers).", nameof(input));
            }
        }
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name) => Reading.ColumnSink.Find(schema, name, "input");
}
