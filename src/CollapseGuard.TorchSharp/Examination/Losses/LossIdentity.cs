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

    // Misfits below this are rounding: the earlier of two such forms counts.
    private const double Rounding = 2e-4;

    private static IReadOnlyList<ReferenceLoss> OfNumbers { get; } = [.. ReferenceLoss.All.Where(r => ReferenceLoss.IsOfNumbers(r.Form))];

    /// <summary>Asks the loss at probing predictions and compares differences, so that a factor and a penalty cancel.</summary>
    public static LossIdentity Of(Bench bench, TargetEncodings encodings)
    {
        Tensor outputs = bench.Outputs;
        double limit = Limit(outputs);
        Probed near = Probed.Ask(bench, ProbingPredictions.Interior(outputs), encodings.ClassAxis);
        (ReferenceLoss Loss, Tensor Targets)? best = Best(ReferenceLoss.All, near, encodings, limit);
        best ??= Best(ReferenceLoss.All, Probed.AskOneRow(bench, ProbingPredictions.Interior(outputs), encodings.ClassAxis), encodings, limit);
        bool mayBeNumbers = best is null ? !near.Tells && outputs.device_type == DeviceType.CPU
            : ReferenceLoss.IsOfNumbers(best.Value.Loss.Form) || (outputs.device_type == DeviceType.CPU && Best(OfNumbers, near, encodings, limit) is not null);
        if (mayBeNumbers && FarTargets(best?.Targets, encodings, outputs) is { } targets)
        {
            best = Best(OfNumbers, Probed.Ask(bench, ProbingPredictions.Around(targets, outputs), encodings.ClassAxis), encodings, limit) ?? best;
        }

        return new LossIdentity(best?.Loss.Form ?? LossForm.Unknown, best?.Targets, near.Changes);
    }

    /// <summary>Targets shaped like the outputs, repeated where broadcasting would repeat them; null when that cannot be.</summary>
    public static Tensor? Spread(TargetEncodings encodings, Tensor outputs) =>
        encodings.Aligned is { } aligned ? TargetEncodings.Back(aligned, encodings.ClassAxis)
        : encodings.Broadcast is { } loose && loose.numel() < outputs.numel() ? loose.expand(outputs.shape) : null;

    // Targets that fit the outputs number for number, to ask at distances from them.
    private static Tensor? FarTargets(Tensor? read, TargetEncodings encodings, Tensor outputs) =>
        read is not null && read.numel() == outputs.numel() ? TargetEncodings.Back(read.reshape(TargetEncodings.Moved(outputs, encodings.ClassAxis).shape), encodings.ClassAxis) : Spread(encodings, outputs);

    private static double Limit(Tensor outputs) => outputs.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? HalfTolerance : Tolerance;

    private static (ReferenceLoss Loss, Tensor Targets)? Best(IReadOnlyList<ReferenceLoss> candidates, Probed probed, TargetEncodings encodings, double limit)
    {
        if (!probed.Tells)
        {
            return null;
        }

        (ReferenceLoss Loss, Tensor Targets)? best = null;
        double least = double.NaN;
        foreach (Tensor? targets in (Tensor?[])[encodings.Aligned, encodings.OneHot, encodings.Broadcast])
        {
            foreach (ReferenceLoss candidate in candidates)
            {
                bool fits = targets is not null && (!candidate.OnClasses || (targets.dim() > 0 && targets.shape[^1] > 1 && probed.Classes > 1));
                double misfit = fits ? Contained.Number(() => probed.Misfit(candidate.At(probed.Predictions, targets!))) : double.NaN;
                double told = Math.Max(misfit, limit == Tolerance ? Rounding : limit);
                if (misfit < limit && (best is null || told < 0.5 * least))
                {
                    (best, least) = ((candidate, targets!), told);
                }
            }
        }

        return best;
    }
}
