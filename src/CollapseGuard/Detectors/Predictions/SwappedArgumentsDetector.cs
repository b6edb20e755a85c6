using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Suspects that 'predicted' and 'actual' were passed in the wrong order; informs.</summary>
/// <remarks>Statistic: distinct values among the targets while predictions vary; healthy is at least 2. A collapsed model passed the wrong way round looks exactly so.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SwappedArgumentsDetector(SwappedArgumentsOptions? options = null) : IDetector
{
    private readonly SwappedArgumentsOptions options = options ?? SwappedArgumentsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1012", "SwappedArguments", "'predicted' and 'actual' seem to be swapped.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Regression.Count == 0 && snapshot.Labels is null)
        {
            return Answer.NotHere("Only predictions and targets of the same kind can be swapped.");
        }

        long rows = snapshot.Labels?.Count ?? snapshot.Regression[0].Pair.Count;
        if (rows < options.MinimumRows)
        {
            return Answer.Undecided($"{rows:N0} rows; at least {options.MinimumRows} are needed.");
        }

        if (!(snapshot.Labels is { } labels ? IsSwapped(labels.Confusion) : snapshot.Regression.All(o => IsSwapped(o.Pair))))
        {
            return Answer.Clear;
        }

        return Answer.Found(
            Info, Answer.Everything, null,
            $"'actual' never varies over {rows:N0} rows (n = {rows:N0}) while 'predicted' does. Truth that is constant is rare, predictions that are constant are what this library looks for: the two arguments are probably swapped. The order is (predicted, actual).",
            new Evidence("distinct values of 'actual'", 1, Expectation.AtLeast, 2, rows));
    }

    private bool IsSwapped(PairedSummary pair) =>
        FloatResolution.IsConstant(pair.Actual, options.ResolutionUnits) && !FloatResolution.IsConstant(pair.Predicted, options.ResolutionUnits);

    private static bool IsSwapped(ConfusionMatrix confusion)
    {
        LabelAgreement decisions = LabelAgreement.Of(confusion);
        return decisions.PresentClasses == 1 && decisions.ModalShare < 1;
    }
}

/// <summary>Limits of <see cref="SwappedArgumentsDetector"/>. Immutable.</summary>
public sealed record SwappedArgumentsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SwappedArgumentsOptions Default { get; } = new();

    /// <summary>Rows below which nothing is said, at least 2; 20 by default, as for CG1001.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;

    /// <summary>Units in the last place of a float within which numbers are the same, in [0, 1e6]; 8 by default, as for CG1001.</summary>
    public double ResolutionUnits { get; init => field = Limit.In(value, 0, 1e6); } = 8;
}
