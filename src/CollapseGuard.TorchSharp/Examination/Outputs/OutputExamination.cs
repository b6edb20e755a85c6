using CollapseGuard.Summaries;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Outputs;

/// <summary>Sets the outputs beside the targets.</summary>
internal static class OutputExamination
{
    private const double SumsToOne = 1e-3;

    /// <summary>Shapes, ranges and the reach of the outputs.</summary>
    /// <param name="bench">Model and batch.</param>
    /// <param name="loss">The loss's form, unknown when it is not known.</param>
    /// <param name="lastWeights">Name of the last weight module; null when the model has none.</param>
    public static OutputFit Examine(Bench bench, LossForm loss, string? lastWeights)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        Tensor outputs = bench.Outputs;
        Tensor wide = Reading.Wide(outputs);
        int width = outputs.dim() < 2 ? 1 : (int)outputs.shape[^1];
        Tensor sums = wide.dim() == 0 ? wide : wide.reshape(-1, width).sum(1);
        OutputReach reach = Contained.Part(() => OutputReach.Of(bench, lastWeights)) ?? OutputReach.Unbounded;
        var fit = new OutputFit
        {
            OutputShape = Written(outputs.shape),
            Width = width,
            OutputMinimum = wide.min().item<double>(),
            OutputMaximum = wide.max().item<double>(),
            ReachMinimum = reach.Minimum,
            ReachMaximum = reach.Maximum,
            RowSumMean = sums.mean().item<double>(),
            RowsAreProbabilities = width > 1 && wide.min().item<double>() >= 0 && (sums - 1).abs().max().item<double>() < SumsToOne,
            IsAlwaysOne = reach.IsAlwaysOne,
        };
        return bench.Y is { } y && y.numel() > 0 ? WithTargets(fit, y, TargetWriting.Of(y, width, loss)) : fit;
    }

    private static OutputFit WithTargets(OutputFit fit, Tensor y, TargetForm form)
    {
        Tensor wide = Reading.Wide(y);
        return fit with
        {
            TargetShape = Written(y.shape),
            TargetForm = form,
            ClassCount = TargetWriting.ClassCount(y, form),
            TargetMinimum = wide.min().item<double>(),
            TargetMaximum = wide.max().item<double>(),
        };
    }

    private static string Written(long[] shape) => "(" + string.Join(", ", shape) + ")";
}
