using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees tables with too few rows: altogether, for their columns, or of the rarest class.</summary>
/// <remarks>
/// Statistics: rows; rows over columns after one-hot encoding, in (0, ∞); rows of the rarest class that occurs. Categories that are different in most
/// rows are left out of the columns: they are identifiers, and CG3016 names them.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class TooFewRowsDetector(TooFewRowsOptions? options = null) : IDetector
{
    private readonly TooFewRowsOptions options = options ?? TooFewRowsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3020", "TooFewRows", "Too few rows: altogether, for the columns, or of a class.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data is not { } data)
        {
            return Answer.NotHere("No table was given.");
        }

        Suspect[] found = [.. Judge(data, Targets.Classes(snapshot)).WorstFirst()];
        return found.Length == 0 ? Answer.Clear : found.Report(
            Info,
            $"{Sentence([.. found.Select(s => s.Name)])} (n = {data.Rows:N0}). A model can memorise so few rows, and held-out skill is uncertain. Collect rows first; until then use a simple, penalized model, cross-validate, and drop columns.",
            "rows");
    }

    private IEnumerable<Suspect> Judge(DataSummary data, (IReadOnlyList<string> Names, long[] Counts)? classes)
    {
        if (data.Rows < options.MinimumRows)
        {
            yield return Short(Answer.Text($"only {data.Rows:N0} rows"), "rows", data.Rows, options.MinimumRows, isWarning: true, data.Rows);
        }

        double columns = data.Columns.Sum(Encoded);
        if (columns > 0 && data.Rows < options.RowsPerColumn * columns)
        {
            yield return Short(Answer.Text($"{data.Rows / columns:G2} rows for each of {columns:N0} encoded columns"), "rows/encoded columns", data.Rows / columns, options.RowsPerColumn, data.Rows < columns, data.Rows);
        }

        if (classes is { } c && c.Counts.Count(n => n > 0) > 1 && c.Counts.Where(n => n > 0).Min() is var rarest && rarest < options.ClassRows)
        {
            yield return Short(Answer.Text($"{rarest:N0} rows of class '{c.Names[Array.IndexOf(c.Counts, rarest)]}'"), "rows of the rarest class", rarest, options.ClassRows, rarest < options.WarningClassRows, c.Counts.Sum());
        }
    }

    private static Suspect Short(string what, string statistic, double value, double limit, bool isWarning, long rows) =>
        new(what, isWarning ? Severity.Warning : Severity.Note, new Evidence(statistic, value, Expectation.AtLeast, limit, rows)) { Badness = -value / limit };

    private double Encoded(ColumnSummary column) => column.Kind == ColumnKind.Number ? 1
        : column.Distinct.Count <= options.MaximumDistinctShare * column.PresentCount ? column.Distinct.Count
        : 0;

    private static string Sentence(string[] parts) => string.Concat(char.ToUpperInvariant(parts[0][0]), string.Join("; ", parts)[1..]);
}
