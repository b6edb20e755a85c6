using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees numeric feature columns whose spreads differ by orders of magnitude: gradient descent and distances then see the widest only.</summary>
/// <remarks>
/// Statistic: greatest over least standard deviation, in [1, ∞). Gradient descent on columns that differ by a ratio has a condition number of at least
/// its square. Constant columns are left out, and so are those in which nearly every row is the same: they are narrow because they are rare.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ScaleDisparityDetector(ScaleDisparityOptions? options = null) : IDetector
{
    private readonly ScaleDisparityOptions options = options ?? ScaleDisparityOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3013", "ScaleDisparity", "Numeric feature columns of very different scale.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data is not { } data)
        {
            return ColumnFindings.NoTable;
        }

        if (data.Rows < options.MinimumRows)
        {
            return ColumnFindings.TooFewRows(data.Rows, options.MinimumRows);
        }

        ColumnSummary[] spread = [.. data.Columns.Where(IsCompared)];
        return spread.Length < 2
            ? Answer.NotHere("Fewer than two numeric feature columns vary.")
            : Judge(spread, spread.MaxBy(Deviation)!, spread.MinBy(Deviation)!);
    }

    private Verdict Judge(ColumnSummary[] spread, ColumnSummary widest, ColumnSummary narrowest)
    {
        double ratio = Deviation(widest) / Deviation(narrowest);
        long rows = Math.Min(widest.PresentCount, narrowest.PresentCount);
        return ratio <= options.NotedRatio ? Answer.Clear : new Verdict.Found(new Finding(
            Info, ratio > options.MaximumRatio ? Severity.Warning : Severity.Note, "2 columns",
            Answer.Text($"'{widest.Name}' has standard deviation {Answer.Number(Deviation(widest))} and '{narrowest.Name}' {Answer.Number(Deviation(narrowest))}, a ratio of {Answer.Number(ratio)} to 1 ({spread.Length:N0} numeric columns, n = {rows:N0}). One learning rate cannot serve both, and distances see the first only. Standardize every column by the training rows; trees do not mind."),
            [new Evidence($"sd('{widest.Name}')/sd('{narrowest.Name}')", ratio, Expectation.AtMost, ratio > options.MaximumRatio ? options.MaximumRatio : options.NotedRatio, rows)]));
    }

    private bool IsCompared(ColumnSummary column) =>
        column.Kind == ColumnKind.Number && ColumnFindings.Varies(column) && Deviation(column) > 0 && double.IsFinite(Deviation(column)) && column.ModalShare <= options.MaximumModalShare;

    private static double Deviation(ColumnSummary column) => column.Moments.StandardDeviation;
}

/// <summary>Limits of <see cref="ScaleDisparityDetector"/>. Immutable.</summary>
public sealed record ScaleDisparityOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ScaleDisparityOptions Default { get; } = new();

    /// <summary>Ratio that needs no word, in [1, 1e12]; 100 by default: a condition number of 1e4, and as many steps of plain gradient descent. Source: LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.3.</summary>
    public double NotedRatio { get; init => field = Limit.In(value, 1, 1e12); } = 100;

    /// <summary>Ratio above which it warns, in [1, 1e12]; 1,000 by default: a condition number of 1e6 leaves one digit of a 32-bit float. Where it is below <see cref="NotedRatio"/>, whatever is found is a warning.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 1e12); } = 1_000;

    /// <summary>Share of present rows that one value may hold in a column that is compared, in [.5, 1]; .99 by default, as for CG3006.</summary>
    public double MaximumModalShare { get; init => field = Limit.In(value, .5, 1); } = .99;

    /// <summary>Rows needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
