using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees columns that name rows instead of describing them: keys, row numbers, timestamps, names.</summary>
/// <remarks>
/// Statistic: distinct values over present rows, in (0, 1], less two standard errors where estimated. Categories: a one-hot encoding has a column a row.
/// Whole numbers are suspected only if spread evenly over their range (a counter, a sample of one) or over a range of codes; amounts crowd and repeat.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class IdentifierColumnDetector(IdentifierColumnOptions? options = null) : IDetector
{
    private readonly IdentifierColumnOptions options = options ?? IdentifierColumnOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3016", "IdentifierColumn", "Columns whose values name rows instead of describing them.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data is not { Columns.Count: > 0 } data)
        {
            return Answer.NotHere("No table was given.");
        }

        ColumnSummary[] judged = [.. data.Columns.Where(c => c.PresentCount >= options.MinimumRows && !double.IsNaN(c.Distinct.Count))];
        Suspect[] found = [.. judged.Select(Judge).OfType<Suspect>().WorstFirst()];
        return judged.Length == 0 ? Answer.Undecided($"No column has {options.MinimumRows:N0} values whose distinct ones were counted.")
            : found.Length == 0 ? Answer.Clear
            : found.Report(
                Info,
                $"{found.Lead()}'{found[0].Name}' has a different value in {found[0].Evidence[0].Value:P1} of its rows (n = {found[0].Evidence[0].SampleCount:N0}), as in keys, row numbers, times and names. {(found[0].Severity == Severity.Warning ? "One-hot encoded it becomes nearly a column a row, and a" : "A")} model can only memorise it. Leave it out, or turn it into what it says: parts of a date, length or words of a text, counts by key.");
    }

    private Suspect? Judge(ColumnSummary column)
    {
        double share = Math.Min(1, column.Distinct.Count * (1 - (2 * column.Distinct.RelativeStandardError)) / column.PresentCount);
        bool isCategory = column.Kind == ColumnKind.Category;
        return share <= options.MaximumShare || (!isCategory && !IsCounterOrCode(column)) ? null : new Suspect(
            column.Name,
            isCategory ? Severity.Warning : Severity.Note,
            new Evidence($"distinct/n('{column.Name}')", share, Expectation.AtMost, options.MaximumShare, column.PresentCount)) { Badness = share };
    }

    private bool IsCounterOrCode(ColumnSummary column) => column.IsWhole && column.PresentCount >= options.MinimumNumbers
        && ((column.Moments.Maximum - column.Moments.Minimum) / column.PresentCount >= options.CodeSpan || KolmogorovSmirnov.FromUniform(column.Quantiles) <= options.MaximumUnevenness);
}

/// <summary>Limits of <see cref="IdentifierColumnDetector"/>. Immutable.</summary>
/// <remarks>Source: 48 public tables. Keys and times lie at or above .92 and measurements in whole units below .91 or crowded.</remarks>
public sealed record IdentifierColumnOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static IdentifierColumnOptions Default { get; } = new();

    /// <summary>Share of different values that describing columns stay below, in (0, 1]; .9 by default.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 1e-9, 1); } = .9;

    /// <summary>Range over rows from which whole numbers are codes, in [1, 1e18]; 10,000 by default: ten random digits, not an amount.</summary>
    public double CodeSpan { get; init => field = Limit.In(value, 1, 1e18); } = 10_000;

    /// <summary>Distance from an even spread up to which whole numbers are counters, in [0, 1]; .15 by default: elapsed seconds lie below, normal and skewed amounts above.</summary>
    public double MaximumUnevenness { get; init => field = Limit.In(value, 0, 1); } = .15;

    /// <summary>Categories needed, at least 10; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 10); } = 20;

    /// <summary>Whole numbers needed, at least 10; 100 by default: in fewer rows any measurement is all different.</summary>
    public long MinimumNumbers { get; init => field = Limit.Rows(value, 10); } = 100;
}
