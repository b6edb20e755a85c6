using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees feature columns with a single value, or with none at all: they tell a model nothing.</summary>
/// <remarks>Statistic: different present values of a column; healthy is at least 2. A missing value is no value.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ConstantColumnDetector(ConstantColumnOptions? options = null) : IDetector
{
    private readonly ConstantColumnOptions options = options ?? ConstantColumnOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3005", "ConstantColumn", "Feature columns with a single value or none.", Severity.Warning);

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

        ColumnEvidence[] constant =
        [
            .. data.Columns.Where(c => !ColumnFindings.Varies(c)).OrderBy(c => c.PresentCount > 0).Select(c => new ColumnEvidence(
                c.Name, new Evidence($"distinct('{c.Name}')", c.PresentCount > 0 ? 1 : 0, Expectation.AtLeast, 2, c.Count))),
        ];
        return constant.Length == 0 ? Answer.Clear : ColumnFindings.Found(
            Info, Info.DefaultSeverity, constant,
            $"No variation in {constant.Length:N0} of {data.Columns.Count:N0} feature columns: {ColumnFindings.Names(constant)} (n = {data.Rows:N0}){Empty(data)}. A model can learn nothing from them, and dividing by their standard deviation makes NaN. Check the query, the join or the parsing that fills them; drop them if they are meant to be so.");
    }

    private static string Empty(DataSummary data) =>
        data.Columns.Count(c => c.PresentCount == 0) is > 0 and var empty ? Answer.Text($"; {empty:N0} without any value") : "";
}

/// <summary>Limits of <see cref="ConstantColumnDetector"/>. Immutable.</summary>
public sealed record ConstantColumnOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ConstantColumnOptions Default { get; } = new();

    /// <summary>Rows below which one value may be chance, at least 2; 20 by default: a flag that is set in a quarter of the rows is missed by 20 rows once in 300 tables.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
