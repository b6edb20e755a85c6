using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Probes.Response;
using CollapseGuard.Summaries;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>Judges outputs without labels, as seen in production: only exact constancy and NaN can be told, health cannot.</summary>
    /// <param name="predicted">n x m, row-major; NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="outputCount">Number of outputs m, at least 1.</param>
    /// <param name="inputs">The model's inputs, n rows; only their number is checked, because signal needs labels.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">A row is incomplete, the numbers of rows differ, or there are more than 256 segments.</exception>
    public static CollapseReport CheckUnlabelled(ReadOnlySpan<float> predicted, int outputCount = 1, FeatureTable? inputs = null, CheckOptions? options = null)
    {
        InputRows rows = InputRows.Of(inputs, predicted.Length / Math.Max(1, outputCount));
        var outputs = new OutputAccumulator(outputCount);
        outputs.Add(predicted);
        return rows.Diagnose(outputs.ToSnapshot(), [], options);
    }

    /// <inheritdoc cref="CheckUnlabelled(ReadOnlySpan{float}, int, FeatureTable?, CheckOptions?)"/>
    public static CollapseReport CheckUnlabelled(ReadOnlySpan<double> predicted, int outputCount = 1, FeatureTable? inputs = null, CheckOptions? options = null)
    {
        InputRows rows = InputRows.Of(inputs, predicted.Length / Math.Max(1, outputCount));
        var outputs = new OutputAccumulator(outputCount);
        outputs.Add(predicted);
        return rows.Diagnose(outputs.ToSnapshot(), [], options);
    }

    /// <summary>Asks a model what its outputs answer to: no labels needed, and no labels judged.</summary>
    /// <param name="model">The model as a function; called on this thread only.</param>
    /// <param name="rows">Rows to ask about, at least 2; categories are passed as their codes, missing values as NaN.</param>
    /// <param name="options">How to ask: set <see cref="ResponseProbeOptions.OutputCount"/> when there are several outputs.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows or no column.</exception>
    /// <exception cref="InvalidOperationException">The model threw (its exception is inside), or left outputs unwritten.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckModel(RowScorer model, FeatureTable rows, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        Snapshot asked = new() { Response = ResponseProbe.Run(model, rows, options.ResponseProbe, options.CancellationToken) };
        var outputs = new OutputAccumulator(options.ResponseProbe.OutputCount);
        outputs.Add(Answers(model, rows, options));
        return Diagnose(asked with { Outputs = outputs.Summarize() }, options);
    }

    /// <summary>Asks a regression model what its outputs answer to, and judges its answers by the truth.</summary>
    /// <param name="model">The model as a function; called on this thread only.</param>
    /// <param name="rows">n rows to ask about, at least 2; also searched for signal.</param>
    /// <param name="actual">The targets, n x m, row-major; NaN = unknown.</param>
    /// <param name="options">How to ask: set <see cref="ResponseProbeOptions.OutputCount"/> to m when there are several outputs.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows or no column, or the numbers of rows differ.</exception>
    /// <exception cref="InvalidOperationException">The model threw (its exception is inside), or left outputs unwritten.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckModel(RowScorer model, FeatureTable rows, ReadOnlySpan<float> actual, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= CheckOptions.Default;
        int outputCount = options.ResponseProbe.OutputCount;
        BatchShape.SameRows(rows.RowCount, nameof(rows), BatchShape.Rows(actual.Length, outputCount, nameof(actual)), nameof(actual), "rows");
        ResponseSummary asked = ResponseProbe.Run(model, rows, options.ResponseProbe, options.CancellationToken);
        InputRows inputs = InputRows.Of(rows, rows.RowCount);
        var outputs = new RegressionAccumulator(outputCount, segmentNames: inputs.SegmentNames);
        float[] answers = Answers(model, rows, options);
        if (inputs.HasSegments)
        {
            outputs.Add(answers, actual, inputs.Segments);
        }
        else
        {
            outputs.Add(answers, actual);
        }

        return inputs.Diagnose(outputs.ToSnapshot() with { Response = asked }, InputRows.Columns(actual, outputCount, inputs.CanProbe), options);
    }

    private static float[] Answers(RowScorer model, FeatureTable rows, CheckOptions options)
    {
        float[] values = QuestionRows.Read(rows, [.. Enumerable.Range(0, rows.RowCount)]);
        return new AskedModel(model, rows.Columns.Count, options.ResponseProbe.OutputCount, options.CancellationToken).Ask(values, "rows");
    }
}
