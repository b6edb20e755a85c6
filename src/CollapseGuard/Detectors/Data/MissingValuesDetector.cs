using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees columns with missing values, the label included; warns where a column lacks many.</summary>
/// <remarks>Statistic: share of rows without a value, in [0, 1]. NaN that was given as a number is CG3012's.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class MissingValuesDetector(MissingValuesOptions? options = null) : IDetector
{
    private readonly MissingValuesOptions options = options ?? MissingValuesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3010", "MissingValues", "Columns that lack values.", Severity.Warning);

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

        ColumnSummary[] lacking = [.. ColumnFindings.WithLabel(data).Where(c => c.MissingCount > 0).OrderByDescending(c => c.MissingShare)];
        ColumnEvidence[] evidence = [.. lacking.Select(c => new ColumnEvidence(c.Name, new Evidence(
            $"missing share('{c.Name}')", c.MissingShare, Expectation.AtMost, c.MissingShare > options.MaximumShare ? options.MaximumShare : 0, c.Count)))];
        return lacking.Length == 0 ? Answer.Clear : ColumnFindings.Found(
            Info, lacking[0].MissingShare > options.MaximumShare ? Severity.Warning : Severity.Note, evidence,
            $"Values are missing in {lacking.Length:N0} of {ColumnFindings.WithLabel(data).Count():N0} columns: {(lacking.Length == 1 ? "" : $"{ColumnFindings.Names(evidence)}; ")}'{lacking[0].Name}' lacks {lacking[0].MissingShare:P1} of its values (n = {data.Rows:N0}).{ColumnFindings.LabelRemark(data, evidence, "drop the rows without one.")} Read as 0 they mislead a model, as not-a-number they break it. Impute from the training rows with a column that says what was imputed, or use a learner that takes missing values.");
    }
}

/// <summary>Limits of <see cref="MissingValuesDetector"/>. Immutable.</summary>
public sealed record MissingValuesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static MissingValuesOptions Default { get; } = new();

    /// <summary>Share of missing values that is only noted, in [0, 1]; .2 by default. Source: the 80 % rule of Bijlsma and others (2006), who keep a variable when four in five samples have it.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, 1); } = .2;

    /// <summary>Rows needed, at least 1; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 1); } = 20;
}
