using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Scored rows of a regression whose label is known.</summary>
/// <param name="Actual">The truth.</param>
/// <param name="Predicted">The score.</param>
/// <param name="Unlabelled">Rows left out.</param>
internal sealed record RegressionRows(float[] Actual, float[] Predicted, int Unlabelled)
{
    /// <summary>Rows kept.</summary>
    public int Count => Actual.Length;

    public static RegressionRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken)
    {
        var label = new NumberSink(columns.Label);
        var score = new NumberSink(columns.Score);
        ViewPass.Run(scored, cancellationToken, label, score);
        float[] labels = label.ToArray();
        return new RegressionRows(
            [.. labels.Where(value => !float.IsNaN(value))],
            [.. score.ToArray().Where((_, row) => !float.IsNaN(labels[row]))],
            labels.Count(float.IsNaN));
    }
}
