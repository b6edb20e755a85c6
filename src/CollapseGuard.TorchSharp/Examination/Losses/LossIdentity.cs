using CollapseGuard.Summaries;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>Which known loss the user's loss behaves like.</summary>
/// <param name="Form">The form; unknown when none fits.</param>
/// <param name="Targets">The targets as the loss reads them, classes last; null when none fits.</param>
/// <param name="Changes">True when the loss differs between the probing predictions at all.</param>
internal sealed record LossIdentity(LossForm Form, Tensor? Targets, bool Changes)
{
    // Single precision leaves about 1e-5 of a difference between losses; half precision 1e-2.
    private const double Tolerance = 1e-3;

    private const double HalfTolerance = 3e-2;

    /// <summary>Asks the loss at probing predictions and compares differences, so that a factor and a penalty cancel.</summary>
    public static LossIdentity Of(Bench bench, TargetEncodings encodings)
    {
        Tensor outputs = bench.Outputs;
        Probed near = Probed.Ask(bench, ProbingPredictions.Interior(outputs), encodings.ClassAxis);
        (ReferenceLoss Loss, Tensor Targets)? best = Best(ReferenceLoss.All, near, encodings, Limit(outputs));
        best ??= Best(ReferenceLoss.All, Probed.AskOneRow(bench, ProbingPredictions.Interior(outputs), encodings.ClassAxis), encodings, Limit(outputs));
        bool far = best is { } found ? ReferenceLoss.IsOfNumbers(found.Loss.Form) : !near.Tells && outputs.device_type == DeviceType.CPU;
        if (far && Spread(encodings, outputs) is { } targets)
        {
            best = Best([.. ReferenceLoss.All.Where(r => ReferenceLoss.IsOfNumbers(r.Form))], Probed.Ask(bench, ProbingPredictions.Around(targets, outputs), encodings.ClassAxis), encodings, Limit(outputs)) ?? best;
        }

        return new LossIdentity(best?.Loss.Form ?? LossForm.Unknown, best?.Targets, near.Changes);
    }

    /// <summary>Targets shaped like the outputs, repeated where broadcasting would repeat them; null when that cannot be.</summary>
    public static Tensor? Spread(TargetEncodings encodings, Tensor outputs) =>
        encodings.Aligned is { } aligned ? TargetEncodings.Back(aligned, encodings.ClassAxis)
        : encodings.Broadcast is { } loose && loose.numel() < outputs.numel() ? loose.expand(outputs.shape) : null;

    private static double Limit(Tensor outputs) => outputs.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? HalfTolerance : Tolerance;

    private static (ReferenceLoss Loss, Tensor Targets)? Best(IReadOnlyList<ReferenceLoss> candidates, Probed probed, TargetEncodings encodings, double limit)
    {
        if (!probed.Tells)
        {
            return null;
        }

        (ReferenceLoss Loss, Tensor Targets)? best = null;
        double least = limit;
        foreach (Tensor? targets in (Tensor?[])[encodings.Aligned, encodings.OneHot, encodings.Broadcast])
        {
            foreach (ReferenceLoss candidate in candidates)
            {
                bool fits = targets is not null && (!candidate.OnClasses || (targets.dim() > 0 && targets.shape[^1] > 1 && probed.Classes > 1));
                double misfit = fits ? Contained.Number(() => probed.Misfit(candidate.At(probed.Predictions, targets!))) : double.NaN;
                if (misfit < 0.5 * least || (best is null && misfit < least))
                {
                    (best, least) = ((candidate, targets!), Math.Max(misfit, 1e-6));
                }
            }
        }

        return best;
    }
}
