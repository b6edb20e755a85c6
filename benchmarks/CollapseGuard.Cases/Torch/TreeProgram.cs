using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>A program that grows trees with ML.NET; there is no loop to guard, so the model is asked afterwards.</summary>
/// <param name="Rows">The training rows.</param>
/// <param name="Asked">The rows asked about afterwards, with their truth.</param>
/// <param name="Estimator">Trains on columns Features and Label.</param>
internal sealed record TreeProgram(
    string Id, string Origin, PredictionTask Task, Standing Standing, IReadOnlyList<CauseId> Causes, Func<TreeRow[]> Rows, Func<TreeRow[]> Asked, Func<MLContext, IEstimator<ITransformer>> Estimator)
    : CaseProgram(Id, Origin, Task, Standing, Causes)
{
    public override CaseRun Run(int seed)
    {
        var context = new MLContext(seed);
        TreeRow[] asked = Asked();
        int width = asked[0].Features.Length;
        ITransformer model = Estimator(context).Fit(context.Data.LoadFromEnumerable(Rows(), Schema(width)));
        float[] features = [.. asked.SelectMany(row => row.Features)];
        float[] actual = [.. asked.Select(row => row.Label)];
        var scores = new float[asked.Length];
        Score(features, width, scores);

        FeatureTable table = FeatureTable.FromRowMajor(features, width);
        CollapseReport report = Collapse.Diagnose(Predictions(scores, actual) with
        {
            Task = Task,
            Response = ResponseProbe.Run(Score, table),
            Configuration = new ConfigurationSummary { Rows = asked.Length, Trees = Shape(model, Rows().Length) },
        });
        return new CaseRun(seed, report, Look(scores, actual), new OutputRows(scores, 1, actual, 1).Spread, []);

        void Score(ReadOnlySpan<float> values, int columns, Span<float> outputs)
        {
            IEnumerable<TreeRow> rows = values.ToArray().Chunk(columns).Select(row => new TreeRow(row, 0));
            IDataView scored = model.Transform(context.Data.LoadFromEnumerable(rows, Schema(columns)));
            scored.GetColumn<float>("Score").ToArray().CopyTo(outputs);
        }
    }

    private Snapshot Predictions(float[] scores, float[] actual)
    {
        if (Task == PredictionTask.Regression)
        {
            var numbers = new RegressionAccumulator();
            numbers.Add(scores, actual);
            return numbers.ToSnapshot();
        }

        var outputs = new OutputAccumulator();
        outputs.Add(scores);
        return outputs.ToSnapshot();
    }

    private static TreeShape Shape(ITransformer model, int rows)
    {
        ITransformer last = model is IEnumerable<ITransformer> chain ? chain.Last() : model;
        object trained = ((ISingleFeaturePredictionTransformer<object>)last).Model;
        RegressionTreeEnsemble ensemble = trained switch
        {
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> calibrated => calibrated.SubModel.TrainedTreeEnsemble,
            FastTreeRegressionModelParameters numbers => numbers.TrainedTreeEnsemble,
            _ => throw new InvalidOperationException($"{trained.GetType().Name} is no tree ensemble that is known here."),
        };
        return new TreeShape(ensemble.Trees.Count, ensemble.Trees.Sum(t => t.NumberOfNodes), rows, LeafMinimum: 10);
    }

    private Degeneracy Look(float[] scores, float[] actual)
    {
        bool isClassification = Task != PredictionTask.Regression;
        float[] answers = isClassification ? [.. scores.Select(score => score > 0 ? 1f : 0f)] : scores;
        return DegenerateCheck.Judge(new OutputRows(answers, 1, actual, 1), isClassification, lastLoss: 0);
    }

    private static SchemaDefinition Schema(int width)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return schema;
    }
}

/// <summary>One row of a tree's data.</summary>
internal sealed class TreeRow(float[] features, float label)
{
    public float[] Features { get; } = features;

    public float Label { get; } = label;
}
