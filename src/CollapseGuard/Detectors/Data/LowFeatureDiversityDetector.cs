using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees many feature columns that say little more than one: copies of each other, or no variation at all.</summary>
/// <remarks>
/// Statistic: (r - 1)/(k - 1) with r the effective rank of the correlations (Roy and Vetterli, 2007) and k the numeric columns that vary:
/// 0 when all are copies of one, 1 when none is correlated. Unlike r/k it means the same for 5 columns and for 500.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LowFeatureDiversityDetector(LowFeatureDiversityOptions? options = null) : IDetector
{
    private readonly LowFeatureDiversityOptions options = options ?? LowFeatureDiversityOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3007", "LowFeatureDiversity", "Feature columns that together say little more than one.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Data is not { } data ? ColumnFindings.NoTable
            : data.Rows < options.MinimumRows ? ColumnFindings.TooFewRows(data.Rows, options.MinimumRows)
            : data.Columns.Count > 0 && !data.Columns.Any(ColumnFindings.Varies) ? NothingVaries(data)
            : data.Correlations is { } correlations && EffectiveRank.VaryingColumns(correlations).Count is var varying && varying >= options.MinimumColumns ? Judge(correlations, varying)
            : Answer.NotHere(Answer.Text($"Fewer than {options.MinimumColumns} numeric columns vary, or their correlations were not measured."));
    }

    private static Verdict.Found NothingVaries(DataSummary data) => new Verdict.Found(new Finding(
        Info, Severity.Error, data.Columns.Count == 1 ? data.Columns[0].Name : Answer.Text($"{data.Columns.Count:N0} columns"),
        Answer.Text($"No feature column varies: every row of the table has the same inputs ({data.Columns.Count:N0} columns, n = {data.Rows:N0}). Every model answers a constant to them. Check the query, the join or the parsing that fills the columns."),
        [new Evidence("feature columns that vary", 0, Expectation.AtLeast, 1, data.Rows)]));

    private Verdict Judge(CorrelationSummary correlations, int varying)
    {
        if (correlations.Rows < varying)
        {
            return Answer.Undecided($"{correlations.Rows:N0} rows for {varying:N0} columns that vary; the effective rank needs at least as many rows as columns.");
        }

        double rank = EffectiveRank.Of(correlations);
        double diversity = (rank - 1) / (varying - 1);
        return diversity >= options.MinimumDiversity ? Answer.Clear : Answer.Found(
            Info, Answer.Text($"{varying:N0} columns"), null,
            $"{varying:N0} numeric columns are worth about {rank:F1} independent ones (n = {correlations.Rows:N0}){LeftOut(correlations)}: nearly all of them repeat one another. If they should differ, look for a column that was read or encoded several times; a linear model needs a penalty here.",
            new Evidence("(effective rank - 1)/(columns - 1)", diversity, Expectation.AtLeast, options.MinimumDiversity, correlations.Rows));
    }

    private static string LeftOut(CorrelationSummary correlations) =>
        correlations.ColumnsLeftOut > 0 ? Answer.Text($"; {correlations.ColumnsLeftOut:N0} further ones were not compared") : "";
}

/// <summary>Limits of <see cref="LowFeatureDiversityDetector"/>. Immutable.</summary>
public sealed record LowFeatureDiversityOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LowFeatureDiversityOptions Default { get; } = new();

    /// <summary>Least (effective rank - 1)/(columns - 1), in [0, 1]; .05 by default. Source: measured on 37 public tables with 5 to 262 varying columns; the lowest is .09 (abalone: seven sizes of one shell).</summary>
    public double MinimumDiversity { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Varying numeric columns below which nothing is judged, at least 2; 5 by default: two or three measures of one thing are common.</summary>
    public long MinimumColumns { get; init => field = Limit.Rows(value, 2); } = 5;

    /// <summary>Rows needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
