using CollapseGuard.Detectors;
using CollapseGuard.Probes;

namespace CollapseGuard;

/// <summary>How to check. Immutable; change with <c>with</c>. Limits live with their detector: see <see cref="DetectorSet.Replace"/>.</summary>
public sealed record CheckOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>Which detectors run, each with its own limits.</summary>
    public DetectorSet Detectors { get => field ?? DetectorSet.Default; init; } // made when first asked for: a training begins sooner without the catalogue

    /// <summary>How the signal probe looks for signal in the inputs.</summary>
    public SignalProbeOptions SignalProbe { get; init; } = SignalProbeOptions.Default;

    /// <summary>How a model given as a function is asked.</summary>
    public ResponseProbeOptions ResponseProbe { get; init; } = ResponseProbeOptions.Default;

    /// <summary>Findings to list apart, each with a reason.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Stops long work between steps.</summary>
    public CancellationToken CancellationToken { get; init; }
}
