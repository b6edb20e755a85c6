using CollapseGuard.Statistics;

namespace CollapseGuard.Detectors;

/// <summary>Sees classes so rare that ignoring them costs a model little; informs about the cause.</summary>
/// <remarks>
/// Statistic: imbalance ratio, rows of the greatest class over rows of the rarest that occurs, in [1, ∞); judged by the lower end of its exact
/// interval, so that 9:1 in ten rows says nothing. A remark while the rare class has rows enough to be learnt and judged, a warning when it has not.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ClassImbalanceDetector(ClassImbalanceOptions? options = null) : IDetector
{
    private readonly ClassImbalanceOptions options = options ?? ClassImbalanceOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3002", "ClassImbalance", "A class that is rare beside another.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (Targets.Classes(snapshot) is not { } classes)
        {
            return Answer.NotHere("No class labels were given.");
        }

        int[] present = [.. Enumerable.Range(0, classes.Counts.Length).Where(c => classes.Counts[c] > 0)];
        if (present.Length < 2)
        {
            return Answer.Undecided($"{present.Length} class(es) in {classes.Counts.Sum():N0} rows; a ratio needs two.");
        }

        int rarest = present.MinBy(c => classes.Counts[c]);
        int greatest = present.MaxBy(c => classes.Counts[c]);
        long both = classes.Counts[rarest] + classes.Counts[greatest];
        double share = ClopperPearson.Upper(classes.Counts[rarest], both, options.Confidence);
        double ratio = (1 - share) / share;
        if (ratio <= options.MaximumRatio)
        {
            return Answer.Clear;
        }

        // Many rows of a rare class can be learnt and judged; a handful can neither.
        bool isFew = classes.Counts[rarest] < options.JudgeableRows;
        string few = isFew ? Answer.Text($" Fewer than {options.JudgeableRows} rows also cannot show whether it is learnt: collect more of it.") : "";
        var suspect = new Suspect(classes.Names[rarest], isFew ? Severity.Warning : Severity.Note, new Evidence("lower bound of the imbalance ratio", ratio, Expectation.AtMost, options.MaximumRatio, both));
        return new[] { suspect }.Report(
            Info,
            $"'{classes.Names[greatest]}' has {classes.Counts[greatest]:N0} rows and '{classes.Names[rarest]}' {classes.Counts[rarest]:N0}, a ratio of {(double)classes.Counts[greatest] / classes.Counts[rarest]:N1} to 1 (n = {classes.Counts.Sum():N0}). Always answering the first is right in {ConstantLoss.NoInformationRate(classes.Counts):P1}. Judge by recall and AUC instead of accuracy; weight or resample only if the rare class is not learnt.{few}");
    }
}

/// <summary>Limits of <see cref="ClassImbalanceDetector"/>. Immutable.</summary>
public sealed record ClassImbalanceOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ClassImbalanceOptions Default { get; } = new();

    /// <summary>Ratio that needs no thought, in [1, 1e9]; 4 by default. Source: Google's machine-learning data guide calls a minority below 20 % (4 to 1) moderate imbalance.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 1e9); } = 4;

    /// <summary>Rows of the rarest class below which its rarity is a warning, at least 1; 30 by default. Source: simulation for CG1004 and CG1006: with fewer, a recall of .2 cannot be told from none.</summary>
    public long JudgeableRows { get; init => field = Limit.Rows(value, 1); } = 30;

    /// <summary>One-sided confidence of the ratio's bound, in [.5, 1 - 1e-9]; .99 by default.</summary>
    public double Confidence { get; init => field = Limit.In(value, .5, 1 - 1e-9); } = .99;
}
