using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a tree ensemble that may not split because its leaves must hold more rows than there are.</summary>
/// <remarks>Statistic: training rows over the leaf minimum, in [0, ∞). Below 2 no split is possible, a proof; a few more leave one split in a tree. An ensemble that does not split although it may has found no signal: silent.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LeafMinimumDetector(LeafMinimumOptions? options = null) : IDetector
{
    private readonly LeafMinimumOptions options = options ?? LeafMinimumOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4035", "LeafMinimum", "Trees that may not split: a leaf must hold more rows than the data allow.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Trees: { } trees })
        {
            return Answer.NotHere("No tree ensemble was examined.");
        }

        if (trees.TrainingRows < 1 || trees.LeafMinimum < 1)
        {
            return Answer.Undecided($"The training rows or the leaf minimum of {trees.Trees:N0} trees are not known.");
        }

        double ratio = (double)trees.TrainingRows / trees.LeafMinimum;
        bool isProof = trees.Splits == 0 && ratio < 2;
        bool isTight = trees.Splits <= options.FewSplits * trees.Trees && ratio < options.NotedRatio;
        return !isProof && !isTight ? Answer.Clear : new Verdict.Found(new Finding(
            Info, isProof ? Severity.Error : Severity.Note, NetworkFindings.Model,
            Answer.Text($"{trees.Trees:N0} trees have {trees.Splits:N0} splits: a leaf must hold {trees.LeafMinimum:N0} rows (n = {trees.TrainingRows:N0} training rows). {(isProof ? "No split is possible, so the answer is one constant." : "Hardly any split is possible.")} Set the leaf minimum to 1 for so few rows, or collect more."),
            [new Evidence("training rows/leaf minimum", ratio, Expectation.AtLeast, isProof ? 2 : options.NotedRatio, trees.TrainingRows)],
            isProof ? Outcome.OutputCollapse : null));
    }
}

/// <summary>Limits of <see cref="LeafMinimumDetector"/>. Immutable.</summary>
public sealed record LeafMinimumOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LeafMinimumOptions Default { get; } = new();

    /// <summary>Rows over the leaf minimum that need no word, in [2, 1e6]; 12 by default: at most 11 leaves. Source: arithmetic; ML.NET's defaults of 10 and 20 rows a leaf are made for thousands of rows.</summary>
    public double NotedRatio { get; init => field = Limit.In(value, 2, 1e6); } = 12;

    /// <summary>Splits a tree up to which an ensemble hardly splits, in [0, 1e6]; 2 by default. Source: judgement.</summary>
    public double FewSplits { get; init => field = Limit.In(value, 0, 1e6); } = 2;
}
