using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>What the targets of the examined batch are like.</summary>
internal static class TargetForms
{
    public static bool AreClasses(OutputFit fit) => fit.TargetForm is TargetForm.Binary or TargetForm.ClassIndex or TargetForm.OneHot;

    /// <summary>True for classes, and for numbers from 0 to a whole one: class numbers under a loss that is not known.</summary>
    public static bool MayBeClasses(OutputFit fit) => AreClasses(fit)
        || (fit is { TargetForm: TargetForm.Numbers, TargetMinimum: 0, TargetMaximum: >= 1 and <= 1e6 } && fit.TargetMaximum == Math.Floor(fit.TargetMaximum));

    /// <summary>True when some target is no share or probability.</summary>
    public static bool LeaveUnitInterval(OutputFit fit) => fit.TargetMinimum < 0 || fit.TargetMaximum > 1;

    /// <summary>True when rows with different targets are in the batch: only then permuting them can change anything.</summary>
    public static bool Vary(OutputFit? fit) => fit is not null && fit.TargetMinimum < fit.TargetMaximum && fit.ClassCount != 1;
}
