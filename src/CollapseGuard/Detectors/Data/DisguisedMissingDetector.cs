using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees values that stand for missing ones: a repeated -999 or 0 far from all other numbers, a category named "unknown".</summary>
/// <remarks>
/// Statistic: share of present rows that hold the code, in (0, 1]. A number counts when it is the least or the greatest, a usual code, repeated, and apart from
/// the others; one that can hardly be real is a warning, 0, -1 and words are a note. A code in the midst of real numbers is not seen. After Pearson (2006).
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DisguisedMissingDetector(DisguisedMissingOptions? options = null) : IDetector
{
    private readonly DisguisedMissingOptions options = options ?? DisguisedMissingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3011", "DisguisedMissing", "Values that stand for missing ones.", Severity.Warning);

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

        if (data.Rows == 0)
        {
            return ColumnFindings.TooFewRows(0, 1);
        }

        MissingCode[] codes = [.. data.Columns.SelectMany(c => MissingCode.In(c, options)).OrderByDescending(c => c.IsPlain).ThenByDescending(c => (double)c.Count / c.Rows)];
        return codes.Length == 0 ? Answer.Clear : Report(data, codes);
    }

    private static Verdict Report(DataSummary data, MissingCode[] codes)
    {
        MissingCode[] first = [.. codes.DistinctBy(c => c.Column)];
        ColumnEvidence[] evidence = [.. first.Select(c => new ColumnEvidence(
            c.Column, new Evidence($"share('{c.Column}' is '{c.Value}')", (double)c.Count / c.Rows, Expectation.AtMost, c.Limit, c.Rows)))];
        string named = Answer.Names([.. first.Select(c => Answer.Text($"'{c.Value}' in '{c.Column}' ({c.Count:N0} rows)"))]);
        return ColumnFindings.Found(
            Info, codes[0].IsPlain ? Severity.Warning : Severity.Note, evidence,
            $"Values that look like codes for missing ones in {first.Length:N0} of {data.Columns.Count:N0} feature columns: {named} (n = {data.Rows:N0}). A model takes them for measurements. {(codes[0].IsPlain ? "Read them as missing, then impute." : "They can be real: ask what they mean, and read them as missing if they mean that.")}");
    }
}
