using System.Numerics;
using CollapseGuard.Observations;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>Judges the predictions of a regression.</summary>
    /// <param name="predicted">Length n; NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="actual">The targets, length n; rows whose target is not finite are left out of every comparison.</param>
    /// <param name="inputs">The model's inputs, n rows, to tell a fault from missing signal; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <returns>The verdict with findings, causes and remedies.</returns>
    /// <exception cref="ArgumentException">The numbers of rows differ, or there are more than 256 segments.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckRegression(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckOutputs(predicted, 1, actual, inputs, options);

    /// <inheritdoc cref="CheckRegression(ReadOnlySpan{float}, ReadOnlySpan{float}, FeatureTable?, CheckOptions?)"/>
    public static CollapseReport CheckRegression(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckOutputs(predicted, 1, actual, inputs, options);

    /// <summary>Judges the predictions of a regression with several outputs, each by itself.</summary>
    /// <param name="predicted">n x m, row-major; NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="outputCount">Number of outputs m, at least 1.</param>
    /// <param name="actual">The targets, n x m, row-major; NaN = unknown.</param>
    /// <param name="inputs">The model's inputs, n rows; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a row is incomplete, or there are more than 256 segments.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckOutputs(ReadOnlySpan<float> predicted, int outputCount, ReadOnlySpan<float> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        Judge(predicted, outputCount, actual, inputs, options);

    /// <inheritdoc cref="CheckOutputs(ReadOnlySpan{float}, int, ReadOnlySpan{float}, FeatureTable?, CheckOptions?)"/>
    public static CollapseReport CheckOutputs(ReadOnlySpan<double> predicted, int outputCount, ReadOnlySpan<double> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        Judge(predicted, outputCount, actual, inputs, options);

    private static CollapseReport Judge<T>(ReadOnlySpan<T> predicted, int outputCount, ReadOnlySpan<T> actual, FeatureTable? inputs, CheckOptions? options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        InputRows rows = InputRows.Of(inputs, predicted.Length / Math.Max(1, outputCount));
        var outputs = new RegressionAccumulator(outputCount, segmentNames: rows.SegmentNames);
        outputs.AddRows(predicted, actual, rows.HasSegments ? rows.Segments : default);

        return rows.Diagnose(outputs.ToSnapshot(), InputRows.Columns(actual, outputCount, rows.CanProbe), options);
    }
}
