using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Scored rows of a regression whose label is known.</summary>
/// <param name="Actual">The truth.</param>
/// <param name="Predicted">The score.</param>
/// <param name="Unlabelled">Rows left out.</param>
internal sealed record RegressionRows(float[] Actual, float[] Predicted, int Unlabelled) : ScoredRows(PredictionTask.Regression, Unlabelled)
{
    public override int Count => Actual.Length;

    public override float[] Outputs => Predicted;

    public override float[] Targets => Actual;

    public static new RegressionRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken)
    {
        var label = new NumberSink(columns.Label);
        var score = new NumberSink(columns.Score);
        ViewPass.Run(scored, cancellationToken, label, score);
        float[] labels = label.ToArray();
        return new RegressionRows(Labelled(labels, labels), Labelled(labels, score.ToArray()), labels.Count(float.IsNaN));
    }
}
