using CollapseGuard.Statistics;

namespace CollapseGuard.Detectors;

/// <summary>Sees labels with a single value: there is nothing to learn and nothing to judge by; informs about the cause.</summary>
/// <remarks>Statistic: number of classes that occur, or of target values that float can tell apart; healthy is at least 2.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SingleClassLabelsDetector(SingleClassLabelsOptions? options = null) : IDetector
{
    private readonly SingleClassLabelsOptions options = options ?? SingleClassLabelsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3004", "SingleClassLabels", "Labels or targets with a single value.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (Targets.Classes(snapshot) is { } classes)
        {
            int only = Array.FindIndex(classes.Counts, count => count > 0);
            return Judge(only < 0 ? "" : classes.Names[only], classes.Counts.Count(c => c > 0) == 1, classes.Counts.Sum());
        }

        var targets = Targets.Numbers(snapshot);
        return targets.Count == 0
            ? Answer.NotHere("No labels or targets were given.")
            : Judge(Answer.Text($"{targets[0].Moments.Mean:G6}"), targets.All(t => FloatResolution.IsConstant(t.Moments, options.ResolutionUnits)), targets.Min(t => t.Moments.Count));
    }

    private Verdict Judge(string value, bool isSingle, long rows) =>
        rows < options.MinimumRows ? Answer.Undecided($"{rows:N0} labelled rows; at least {options.MinimumRows} are needed.")
        : !isSingle ? Answer.Clear
        : Answer.Found(
            Info, "labels", null,
            $"Every one of {rows:N0} labels is {value} (n = {rows:N0}). A model can only answer that, and nothing can be judged by it. Check the query or split that made the rows, and the parsing of the label column.",
            new Evidence("distinct labels", 1, Expectation.AtLeast, 2, rows));
}

/// <summary>Limits of <see cref="SingleClassLabelsDetector"/>. Immutable.</summary>
public sealed record SingleClassLabelsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SingleClassLabelsOptions Default { get; } = new();

    /// <summary>Rows below which one value may be chance, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;

    /// <summary>Units in the last place of a float within which targets are the same, in [0, 1e6]; 8 by default, as for CG1001.</summary>
    public double ResolutionUnits { get; init => field = Limit.In(value, 0, 1e6); } = 8;
}
