using Microsoft.ML;
using Microsoft.ML.Data;

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
        CollapseReport report = Task == PredictionTask.Regression ? Collapse.CheckModel(Score, table, actual) : Collapse.CheckModel(Score, table);
        return new CaseRun(seed, report, Look(scores, actual), new OutputRows(scores, 1, actual, 1).Spread, []);

        void Score(ReadOnlySpan<float> values, int columns, Span<float> outputs)
        {
            IEnumerable<TreeRow> rows = values.ToArray().Chunk(columns).Select(row => new TreeRow(row, 0));
            IDataView scored = model.Transform(context.Data.LoadFromEnumerable(rows, Schema(columns)));
            scored.GetColumn<float>("Score").ToArray().CopyTo(outputs);
        }
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
