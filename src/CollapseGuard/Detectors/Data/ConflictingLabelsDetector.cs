using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees rows with equal features and different labels: no function of these features can get all of them right.</summary>
/// <remarks>
/// Statistic: the best accuracy, in (0, 1], or the best R², at most 1, that any function of the features can reach on these rows.
/// It warns below a limit and otherwise notes that there are conflicts.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ConflictingLabelsDetector(ConflictingLabelsOptions? options = null) : IDetector
{
    private readonly ConflictingLabelsOptions options = options ?? ConflictingLabelsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3009", "ConflictingLabels", "Equal features with different labels.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Data is not { } data ? ColumnFindings.NoTable
            : data is not { Label: { } label, RowCopies: { } copies } ? Answer.NotHere("No label was named, or repeated rows were not counted.")
            : copies.Rows < options.MinimumRows ? ColumnFindings.TooFewRows(copies.Rows, options.MinimumRows)
            : copies.ConflictingFeatureRows <= 0 ? Answer.Clear
            : Report(label, copies, Targets.Classes(snapshot) is not null, ChanceCopies.ExpectedShare(data.Columns, data.Rows) > options.MaximumChanceCopies);
    }

    private static string Vectors(RowCopySummary copies) =>
        copies.ConflictingFeatureRows / copies.SampledShare is var vectors && vectors == 1 ? "one feature vector" : Answer.Text($"{(copies.IsExact ? "" : "about ")}{vectors:N0} different feature vectors");

    private Verdict.Found Report(ColumnSummary label, RowCopySummary copies, bool isClass, bool isCoarse)
    {
        bool isNumber = !isClass && label.Kind == ColumnKind.Number && !double.IsNaN(copies.BestR2);
        double best = isNumber ? copies.BestR2 : (double)copies.BestCorrect / copies.Rows;
        double limit = isNumber ? options.MinimumBestR2 : options.MinimumBestAccuracy;
        string about = copies.IsExact ? "" : "about ";
        Evidence evidence = best < limit
            ? new Evidence(isNumber ? "best possible R²" : "best possible accuracy", best, Expectation.AtLeast, limit, copies.Rows)
            : new Evidence("rows in conflict/rows", (double)copies.RowsInConflict / copies.Rows, Expectation.AtMost, 0, copies.Rows);
        return new Verdict.Found(new Finding(
            Info, best < limit && !isCoarse ? Severity.Warning : Severity.Note, label.Name,
            Answer.Text($"Equal features come with more than one value of '{label.Name}' in {about}{(double)copies.RowsInConflict / copies.Rows:P2} of the rows, {Vectors(copies)} (n = {copies.Rows:N0}). Whatever the model, {(isNumber ? Answer.Text($"R² on these rows is at most {best:F4}") : Answer.Text($"accuracy on these rows is at most {best:P2}"))}. {(isCoarse ? "With so few different values in the columns rows meet by chance, so that this is a ceiling and no fault." : "Look whether rows were labelled twice or joined to the wrong label, or which missing column would tell them apart.")}"),
            [evidence, new Evidence("feature vectors in conflict", copies.ConflictingFeatureRows / copies.SampledShare, Expectation.AtMost, 0, copies.Rows)]));
    }
}

/// <summary>Limits of <see cref="ConflictingLabelsDetector"/>. Immutable.</summary>
public sealed record ConflictingLabelsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ConflictingLabelsOptions Default { get; } = new();

    /// <summary>Best possible accuracy that is only noted, in [0, 1]; .95 by default. Source: Northcutt, Athalye and Mueller (2021) find 3.3 % wrong labels on average in ten well-kept test sets; 5 % is more than that.</summary>
    public double MinimumBestAccuracy { get; init => field = Limit.In(value, 0, 1); } = .95;

    /// <summary>Share of rows that repeat another's features by chance from which on conflicts are natural and only noted, in [0, 1]; .1 by default. Source: docs/results/healthy-tables.md: without it 0.9 % of sound tables, all of few coarse columns, got a warning.</summary>
    public double MaximumChanceCopies { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Best possible R² that is only noted, in [0, 1]; .9 by default. Source: the classical reliability wanted of a measurement on which decisions rest (Nunnally, 1978): a tenth of the variance is error.</summary>
    public double MinimumBestR2 { get; init => field = Limit.In(value, 0, 1); } = .9;

    /// <summary>Rows needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
