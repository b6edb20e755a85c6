using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees regression outputs that rank but spread far too little; informs about the cause.</summary>
/// <remarks>
/// Statistic: slope of the targets on the predictions, r/S in (-∞, ∞), 1 = calibrated; required together with a significant r. The direction was
/// learnt, the size was not: the remedy is scale or more training, not data.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ShrunkOutputDetector(ShrunkOutputOptions? options = null) : IDetector
{
    private readonly ShrunkOutputOptions options = options ?? ShrunkOutputOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1014", "ShrunkOutput", "Outputs that rank but spread far too little.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Regression.Count == 0)
        {
            return Answer.NotHere("No regression outputs were given.");
        }

        RegressionSummary[] judged = [.. snapshot.Regression.Where(o => OutputVitality.CanJudge(o.Pair, options.Output))];
        if (judged.Length == 0)
        {
            return Answer.Undecided($"{snapshot.Regression[0].Pair.Count:N0} rows; at least {options.Output.MinimumRows} with targets that vary are needed.");
        }

        (string Name, ConstantEquivalence Shape)[] found = [.. judged.Select(o => (o.Name, ConstantEquivalence.Of(o.Pair))).Where(o => IsShrunk(o.Item2, judged.Length))];
        return found.Length == 0 ? Answer.Clear : Report(found.MaxBy(o => o.Shape.Slope));
    }

    private bool IsShrunk(ConstantEquivalence shape, int outputs) =>
        shape.Slope > options.MaximumSlope && shape.RankingPValue() < options.SignificanceLevel / outputs;

    private Verdict Report((string Name, ConstantEquivalence Shape) worst)
    {
        ConstantEquivalence shape = worst.Shape;
        return Answer.Found(
            Info, worst.Name, null,
            $"'{worst.Name}' ranks with the targets (r = {shape.Correlation:F2}, n = {shape.Count:N0}) but spreads {shape.Slope:G3} times too little. The direction was learnt, the size was not. Scale the target to unit variance, or train longer or with a larger learning rate; more data will not help.",
            new Evidence("slope of actual on predicted", shape.Slope, Expectation.AtMost, options.MaximumSlope, shape.Count));
    }
}

/// <summary>Limits of <see cref="ShrunkOutputDetector"/>. Immutable.</summary>
public sealed record ShrunkOutputOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ShrunkOutputOptions Default { get; } = new();

    /// <summary>Slope that still counts as calibrated, in [1, 1e9]; 10 by default. Source: the slope up to which CG1001 calls a small skill earned.</summary>
    public double MaximumSlope { get; init => field = Limit.In(value, 1, 1e9); } = 10;

    /// <summary>One-sided level at which r must be significant, in [1e-9, .5]; .001 by default, divided by the number of outputs.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .001;

    /// <summary>Rows and resolution needed.</summary>
    public ConstantOutputOptions Output { get; init; } = ConstantOutputOptions.Default;
}
