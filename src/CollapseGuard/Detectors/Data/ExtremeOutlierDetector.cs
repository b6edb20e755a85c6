using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees numeric columns whose range a few numbers stretch so far that min-max scaling squeezes all others together.</summary>
/// <remarks>
/// Statistic: (q99 - q01)/(max - min) in [0, 1], the part of the range that the middle 98 % of the numbers take. Normal numbers take .4 to 1,
/// log-normal ones of unit sigma about .2 in ten thousand rows. Silent where q01 = q99: such a column is near-constant, not stretched.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ExtremeOutlierDetector(ExtremeOutlierOptions? options = null) : IDetector
{
    private readonly ExtremeOutlierOptions options = options ?? ExtremeOutlierOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3015", "ExtremeOutlier", "A few numbers stretch a column's range and squeeze all others.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data is not { } data || !data.Columns.Any(c => c.Kind == ColumnKind.Number))
        {
            return Answer.NotHere("No table with numeric columns was given.");
        }

        ColumnSummary[] judged = [.. data.Columns.Where(IsJudged)];
        if (judged.Length == 0)
        {
            return Answer.Undecided($"No numeric column has {options.MinimumRows:N0} numbers with quantiles known to {options.MaximumRankError:P1} of the rows.");
        }

        Suspect[] found = [.. judged.Select(Judge).OfType<Suspect>().WorstFirst()];
        return found.Length == 0 ? Answer.Clear : found.Report(Info, Message(found, judged.First(c => c.Name == found[0].Name)));
    }

    private static FormattableString Message(Suspect[] found, ColumnSummary worst) => $"{found.Lead()}A few numbers stretch the range of '{worst.Name}': the middle 98 % lie in [{Answer.Number(worst.Quantiles.Quantile(.01))}, {Answer.Number(worst.Quantiles.Quantile(.99))}] and all in [{Answer.Number(worst.Moments.Minimum)}, {Answer.Number(worst.Moments.Maximum)}] (n = {worst.PresentCount:N0}). Min-max scaling would squeeze those 98 % into {Share(worst):P2} of the unit range. Look the rows up: clip or repair them if they are errors; otherwise scale robustly or take logarithms.";

    private bool IsJudged(ColumnSummary column) => column.Kind == ColumnKind.Number && column.PresentCount >= options.MinimumRows
        && column.Quantiles.Count > 0 && column.Quantiles.RankError <= options.MaximumRankError;

    private Suspect? Judge(ColumnSummary column)
    {
        double share = Share(column);
        return !(share > 0 && share < options.MinimumShare) ? null : new Suspect(
            column.Name,
            share < options.WarningShare ? Severity.Warning : Severity.Note,
            new Evidence($"(q99 - q01)/(max - min)('{column.Name}')", share, Expectation.AtLeast, options.MinimumShare, column.PresentCount)) { Badness = -share };
    }

    /// <summary>In halves, so that a range beyond the greatest double stays finite.</summary>
    private static double Share(ColumnSummary column) =>
        ((column.Quantiles.Quantile(.99) / 2) - (column.Quantiles.Quantile(.01) / 2)) / ((column.Moments.Maximum / 2) - (column.Moments.Minimum / 2));
}

/// <summary>Limits of <see cref="ExtremeOutlierDetector"/>. Immutable.</summary>
/// <remarks>Source: 48 public tables. Shuttle's known outliers leave .001 to .002; natural heavy tails (amounts, areas, amplitudes) leave at least .07.</remarks>
public sealed record ExtremeOutlierOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ExtremeOutlierOptions Default { get; } = new();

    /// <summary>Least share of the range for the middle 98 %, in [0, 1]; .05 by default.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Share below which it is a warning, in [0, 1]; .01 by default.</summary>
    public double WarningShare { get; init => field = Limit.In(value, 0, 1); } = .01;

    /// <summary>Numbers needed, at least 101; 101 by default: from there on the 1 % and 99 % quantiles are not the extremes themselves.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 101); } = 101;

    /// <summary>Greatest rank error of sketched quantiles, in [0, .01]; .005 by default, half of the 1 % looked at.</summary>
    public double MaximumRankError { get; init => field = Limit.In(value, 0, .01); } = .005;
}
