using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees pairs of numeric columns that say the same: copies, other units, sums with one part missing.</summary>
/// <remarks>
/// Statistic: |r|, Pearson's correlation, in [0, 1]; 1 for exact copies and linear maps. A hint: trees do not care, least squares without a penalty
/// splits the weight at random. Identical categories cannot be seen by it.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class RedundantColumnsDetector(RedundantColumnsOptions? options = null) : IDetector
{
    private readonly RedundantColumnsOptions options = options ?? RedundantColumnsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3018", "RedundantColumns", "Numeric columns that say the same as another.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data?.Correlations is not { Names.Count: > 1 } pairs)
        {
            return Answer.NotHere("Correlations of at least two numeric columns were not measured.");
        }

        if (pairs.Rows < options.MinimumRows)
        {
            return Answer.Undecided($"{pairs.Rows:N0} rows; at least {options.MinimumRows} are needed before a correlation says that columns are the same.");
        }

        Suspect[] found = [.. Pairs(pairs).WorstFirst()];
        return found.Length > 0
            ? found.Report(
                Info,
                $"{Answer.Names([.. found.Select(s => s.Name)])}: |r| is up to {found[0].Evidence[0].Value:F4}, as of copies or of one quantity in two units (n = {pairs.Rows:N0}). A linear model without a penalty splits their weight at random, and importances are halved. Keep one column of each pair.",
                found.Length == 1 ? found[0].Name : Answer.Text($"{found.Length:N0} pairs of columns"))
            : pairs.ColumnsLeftOut > 0 ? Answer.Undecided($"No pair among the first {pairs.Names.Count:N0} numeric columns; {pairs.ColumnsLeftOut:N0} more were not paired.")
            : Answer.Clear;
    }

    private IEnumerable<Suspect> Pairs(CorrelationSummary pairs)
    {
        for (int a = 1; a < pairs.Names.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double r = Math.Abs(pairs[a, b]);
                if (r > options.MaximumCorrelation)
                {
                    var evidence = new Evidence($"|r|('{pairs.Names[b]}', '{pairs.Names[a]}')", r, Expectation.AtMost, options.MaximumCorrelation, pairs.Rows);
                    yield return new Suspect($"'{pairs.Names[b]}' and '{pairs.Names[a]}'", Severity.Note, evidence) { Badness = r };
                }
            }
        }
    }
}

/// <summary>Limits of <see cref="RedundantColumnsDetector"/>. Immutable.</summary>
public sealed record RedundantColumnsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static RedundantColumnsOptions Default { get; } = new();

    /// <summary>|r| above which two columns say the same, in [.5, 1]; .999 by default. Source: Belsley, Kuh and Welsch (1980): harm begins at a condition index of 30, which two standardized columns reach at |r| = .998.</summary>
    public double MaximumCorrelation { get; init => field = Limit.In(value, .5, 1); } = .999;

    /// <summary>Rows needed, at least 3; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 3); } = 20;
}
