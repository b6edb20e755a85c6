using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs from which nothing cheap predicts the target better than a constant; its Clear means that a signal was found.</summary>
/// <remarks>
/// Statistics of the signal probe: permutation p-value in (0, 1], and the R² that it would have found. Absence is claimed only where p is large
/// and a small R² would have been found; signal only at p ≤ .01; everything between is NotEvaluated with the rows that would decide.
/// What the probe cannot see (one fast wave, a parity of many columns) counts as absent: "nothing tried here".
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NoSignalDetector(NoSignalOptions? options = null) : IDetector
{
    private readonly NoSignalOptions options = options ?? NoSignalOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3001", "NoSignal", "Inputs from which nothing tried predicts the target.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Signal is not { } signal)
        {
            return Answer.NotHere("No inputs with targets were given; with the model's inputs a missing signal can be told from a fault.");
        }

        if (!signal.IsDecided)
        {
            return Answer.Undecided($"The signal probe did not decide: {signal.Reason}.");
        }

        return signal.PValue <= options.FoundLevel ? Answer.Clear
            : options.IsAbsent(signal) ? Report(signal)
            : Answer.Undecided($"Neither signal nor its absence is shown: p = {signal.PValue:F3}, and {signal.Rows:N0} rows with {signal.Columns:N0} columns would have shown an R² of {signal.DetectableR2:F2} or more; about {RowsNeeded(signal):N0} rows would decide.");
    }

    /// <summary>Rows at which the detectable R² reaches the limit; twice the present ones where that is not what is missing.</summary>
    private double RowsNeeded(SignalSummary signal) =>
        signal.Rows * (signal.DetectableR2 > options.MaximumDetectableR2 ? signal.DetectableR2 / options.MaximumDetectableR2 : 2);

    private Verdict Report(SignalSummary signal) => Answer.Found(
        Info, "inputs", null,
        $"Nothing tried on the inputs beats the best constant: ridge, neighbours, curves of single columns and products of two all stay within chance (p = {signal.PValue:F2}, cross-validated skill {signal.Skill:F3}, n = {signal.Rows:N0}, {signal.Columns:N0} {(signal.Columns == 1 ? "column" : "columns")}). An R² of {signal.DetectableR2:F2} would have been found. Look for inputs that know the target, and check that rows and labels belong together, before changing the model.",
        new Evidence("p-value of the best statistic", signal.PValue, Expectation.AtMost, options.AbsentLevel, signal.Rows));
}

/// <summary>When a signal is found and when its absence is. Immutable.</summary>
/// <remarks>Source of the limits: simulation, docs/results/signal-probe.md.</remarks>
public sealed record NoSignalOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NoSignalOptions Default { get; } = new();

    /// <summary>p-value up to which a signal is found, in [1e-9, .5]; .01 by default: of 200 orders of the target the true one must be among the two best.</summary>
    public double FoundLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>p-value above which a signal may be called absent, in [1e-9, 1]; .05 by default.</summary>
    public double AbsentLevel { get; init => field = Limit.In(value, 1e-9, 1); } = .05;

    /// <summary>R² that the rows must be able to show before absence is claimed, in [0, 1]; .1 by default.</summary>
    public double MaximumDetectableR2 { get; init => field = Limit.In(value, 0, 1); } = .1;

    internal bool IsAbsent(SignalSummary signal) => signal.IsDecided && signal.PValue > AbsentLevel && signal.DetectableR2 <= MaximumDetectableR2;
}
