using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees rows that repeat others: a random split puts copies on both sides, and memorising them passes for skill.</summary>
/// <remarks>
/// Statistic: rows beyond the first of each different row (label included) over all rows, in [0, 1). It warns where this exceeds by a limit
/// the share whose features would repeat by chance, with as many values in each column (<see cref="ChanceCopies"/>), and otherwise notes.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DuplicateRowsDetector(DuplicateRowsOptions? options = null) : IDetector
{
    private readonly DuplicateRowsOptions options = options ?? DuplicateRowsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3008", "DuplicateRows", "Rows that repeat other rows.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Data is not { } data ? ColumnFindings.NoTable
            : data.RowCopies is not { } copies ? Answer.NotHere("Repeated rows were not counted.")
            : copies.Rows < options.MinimumRows ? ColumnFindings.TooFewRows(copies.Rows, options.MinimumRows)
            : copies.DuplicateRows <= 0 ? Answer.Clear
            : Report(data, copies);
    }

    private Verdict.Found Report(DataSummary data, RowCopySummary copies)
    {
        double share = (double)copies.DuplicateRows / copies.Rows;
        double chance = ChanceCopies.ExpectedShare(data.Columns, data.Rows);
        bool warns = share - chance > options.MaximumShare;
        Evidence evidence = warns
            ? new Evidence("duplicate rows/rows beyond chance", share - chance, Expectation.AtMost, options.MaximumShare, copies.Rows)
            : new Evidence("duplicate rows/rows", share, Expectation.AtMost, 0, copies.Rows);
        string about = copies.IsExact ? "" : "about ";
        string advice = warns
            ? "Drop them, or keep all copies of a row on one side of every split."
            : "Keep all copies of a row on one side of every split; drop them if they are one observation recorded twice.";
        return new Verdict.Found(new Finding(
            Info, warns ? Severity.Warning : Severity.Note, "rows",
            Answer.Text($"Of the rows, {about}{share:P2} repeat an earlier one{OnFeatures(data, copies)}; {about}{copies.DistinctFeatureRows / copies.SampledShare:N0} different feature vectors remain (n = {copies.Rows:N0}). {OfChance(chance, (double)copies.DuplicateFeatureRows / copies.Rows)} A random split puts copies on both sides, and memorising then looks like skill. {advice}"),
            [evidence, new Evidence("duplicate rows", copies.DuplicateRows / copies.SampledShare, Expectation.AtMost, 0, data.Rows)]));
    }

    private static string OfChance(double expected, double found) =>
        expected < .0005 ? "Chance explains hardly any of it."
        : found <= expected ? Answer.Text($"Chance explains it: columns with so few values would repeat {expected:P1}.")
        : Answer.Text($"Columns with so few values would repeat {expected:P1} by chance.");

    private static string OnFeatures(DataSummary data, RowCopySummary copies) => data.Label is null ? "" : Answer.Text(
        $", label included, and {(copies.IsExact ? "" : "about ")}{(double)copies.DuplicateFeatureRows / copies.Rows:P2} repeat its features");
}

/// <summary>Limits of <see cref="DuplicateRowsDetector"/>. Immutable.</summary>
public sealed record DuplicateRowsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DuplicateRowsOptions Default { get; } = new();

    /// <summary>Share of duplicates beyond chance that is only noted, in [0, 1]; .1 by default. Source: Barz and Denzler (2020): 10 % of CIFAR-100's test images have copies among the training ones, and accuracy without them is lower by 9 to 14 %, relatively.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Rows needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
