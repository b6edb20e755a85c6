using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>ML.NET's trainers with their default options, one thread, fixed seed.</summary>
internal static class MlNetModel
{
    /// <summary>The probability of the rare class in each row of <paramref name="asked"/>, of a model trained on <paramref name="training"/>.</summary>
    public static double[] Probabilities(Learner learner, TrainingRows training, TrainingRows asked)
    {
        var context = new MLContext(seed: 1);
        string? weight = training.Weights.Length > 0 ? nameof(Row.Weight) : null;
        IEstimator<ITransformer> trainer = learner == Learner.Linear
            ? context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1, ExampleWeightColumnName = weight })
            : context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options { NumberOfThreads = 1, ExampleWeightColumnName = weight });
        IDataView answers = trainer.Fit(View(context, training)).Transform(View(context, asked));
        return [.. answers.GetColumn<float>("Probability").Select(p => (double)p)];
    }

    private static IDataView View(MLContext context, TrainingRows rows)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Columns);
        Row[] items = [.. Enumerable.Range(0, rows.Count).Select(i => new Row
        {
            Features = rows.Features[(i * rows.Columns)..((i + 1) * rows.Columns)],
            Label = rows.IsRare[i],
            Weight = rows.Weights.Length > 0 ? rows.Weights[i] : 1,
        })];
        return context.Data.LoadFromEnumerable(items, schema);
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
