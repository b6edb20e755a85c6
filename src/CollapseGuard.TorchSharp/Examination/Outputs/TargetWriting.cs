using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination.Losses;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Outputs;

/// <summary>How targets are written, judged by their type, their values and the loss that reads them.</summary>
internal static class TargetWriting
{
    /// <summary>The form of the targets.</summary>
    /// <param name="y">Targets.</param>
    /// <param name="width">Outputs of a row.</param>
    /// <param name="loss">The loss's form, unknown when it is not known.</param>
    public static TargetForm Of(Tensor y, int width, LossForm loss)
    {
        Tensor wide = Reading.Wide(y);
        if (wide.numel() == 0 || !wide.isfinite().all().item<bool>())
        {
            return TargetForm.Unknown;
        }

        (double least, double greatest) = (wide.min().item<double>(), wide.max().item<double>());
        bool isWhole = (wide == wide.round()).all().item<bool>();
        bool isZeroOne = isWhole && least >= 0 && greatest <= 1;
        if (wide.dim() < 2 || wide.shape[^1] == 1 || (!y.is_floating_point() && !isZeroOne))
        {
            return OneColumn(y.is_floating_point(), isWhole && least >= 0, isZeroOne, least, greatest, width, loss);
        }

        bool sumsToOne = least >= 0 && (wide.sum(-1) - 1).abs().max().item<double>() < 1e-3;
        return isZeroOne ? (sumsToOne ? TargetForm.OneHot : TargetForm.MultiLabel) : sumsToOne ? TargetForm.Probabilities : TargetForm.Numbers;
    }

    /// <summary>Different classes among the targets; 0 for numbers.</summary>
    public static int ClassCount(Tensor y, TargetForm form) => form switch
    {
        TargetForm.Unknown or TargetForm.Numbers => 0,
        TargetForm.Binary or TargetForm.ClassIndex => (int)Reading.Wide(y).reshape(-1).unique().output.numel(),
        _ => (int)(Reading.Wide(y).reshape(-1, y.shape[^1]).max(0).values > 0).sum().item<long>(),
    };

    private static TargetForm OneColumn(bool isFloat, bool isCounting, bool isZeroOne, double least, double greatest, int width, LossForm loss)
    {
        bool readsClasses = loss != LossForm.Unknown && !ReferenceLoss.IsOfNumbers(loss);
        if (isZeroOne && (width < 2 || isFloat) && (least < greatest || readsClasses))
        {
            return TargetForm.Binary;
        }

        // One whole number for all rows says nothing about classes unless the loss reads them.
        bool isOneToEach = width > 2 && greatest < width && least < greatest;
        return isCounting && (!isFloat || readsClasses || isOneToEach) ? TargetForm.ClassIndex : TargetForm.Numbers;
    }
}
