using System.Numerics.Tensors;
using CollapseGuard.Cases.TorchPrograms;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>How much better than the best constant, by plain counting: 0 for the constant, 1 for no error.</summary>
internal static class Skills
{
    private const float Half = .5f;

    public static double Of(OutputRows rows, PredictionTask task) =>
        !Array.TrueForAll(rows.Outputs, float.IsFinite) ? double.NaN : task == PredictionTask.Regression ? RSquared(rows) : OverMajority(rows);

    /// <summary>The error of each row: squared, or 1 where the class is wrong; infinite where an output is not finite.</summary>
    public static double[] Errors(OutputRows rows, PredictionTask task) =>
    [
        .. Enumerable.Range(0, rows.Count).Select(row =>
        {
            ReadOnlySpan<float> outputs = rows.Outputs.AsSpan(row * rows.Width, rows.Width), targets = rows.Targets.AsSpan(row * rows.TargetWidth, rows.TargetWidth);
            double error = task == PredictionTask.Regression ? TensorPrimitives.Distance(outputs, targets)
                : TensorPrimitives.IsFiniteAll(outputs) && Class(outputs, isTarget: false) == Class(targets, isTarget: true) ? 0 : 1;
            return double.IsNaN(error) ? double.PositiveInfinity : error;
        }),
    ];

    /// <summary>Over all outputs at once, each about its own mean.</summary>
    private static double RSquared(OutputRows rows)
    {
        double total = 0, left = 0;
        for (int column = 0; column < rows.Width; column++)
        {
            double mean = 0;
            for (int row = 0; row < rows.Count; row++)
            {
                mean += rows.Targets[(row * rows.Width) + column] / (double)rows.Count;
            }

            for (int row = 0; row < rows.Count; row++)
            {
                int at = (row * rows.Width) + column;
                total += Math.Pow(rows.Targets[at] - mean, 2);
                left += Math.Pow((double)rows.Outputs[at] - rows.Targets[at], 2);
            }
        }

        return 1 - (left / total);
    }

    private static double OverMajority(OutputRows rows)
    {
        int[] decided = [.. Enumerable.Range(0, rows.Count).Select(row => Class(rows.Outputs.AsSpan(row * rows.Width, rows.Width), isTarget: false))];
        int[] actual = [.. Enumerable.Range(0, rows.Count).Select(row => Class(rows.Targets.AsSpan(row * rows.TargetWidth, rows.TargetWidth), isTarget: true))];
        double right = decided.Zip(actual).Count(pair => pair.First == pair.Second) / (double)rows.Count;
        double majority = actual.CountBy(c => c).Max(c => c.Value) / (double)rows.Count;
        return majority == 1 ? 0 : (right - majority) / (1 - majority);
    }

    private static int Class(ReadOnlySpan<float> values, bool isTarget) =>
        values.Length > 1 ? TensorPrimitives.IndexOfMax(values) : isTarget ? (int)values[0] : values[0] > Half ? 1 : 0;
}
