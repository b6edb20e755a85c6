using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees columns that a fitted normalizer has divided and not centred, and that hardly vary after it.</summary>
/// <remarks>
/// Statistic: |mean|/sd of the normalized column, in [0, ∞). ML.NET's NormalizeMinMax and NormalizeMeanVariance do not shift while fixZero is true, their default:
/// a column of years becomes 1.000 ± .002. A column that the normalizer shifts is never named.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UncentredNormalizerDetector(UncentredNormalizerOptions? options = null) : IDetector
{
    private readonly UncentredNormalizerOptions options = options ?? UncentredNormalizerOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4045", "UncentredNormalizer", "A fitted normalizer that divides without centring and leaves columns near-constant.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { Normalized.Count: > 0 } structure)
        {
            return Answer.NotHere("No fitted normalizer was looked into.");
        }

        NormalizedColumn[] judged = [.. structure.Normalized.Where(c => c.Rows >= options.MinimumRows && c.Deviation > 0 && double.IsFinite(c.Mean))];
        if (judged.Length == 0)
        {
            return Answer.Undecided($"No normalized column varies over at least {options.MinimumRows:N0} rows.");
        }

        NormalizedColumn[] off = [.. judged.Where(c => !c.IsShifted && Ratio(c) > options.MaximumRatio).OrderByDescending(Ratio).ThenBy(c => c.Name, StringComparer.Ordinal)];
        if (off.Length == 0)
        {
            return Answer.Clear;
        }

        NormalizedColumn worst = off[0];
        return new Verdict.Found(new Finding(
            Info, Ratio(worst) > options.WarningRatio ? Severity.Warning : Severity.Note, worst.Name,
            Answer.Text($"'{worst.Name}'{(off.Length > 1 ? Answer.Text($" and {off.Length - 1:N0} more") : "")} leaves its normalizer at {worst.Mean:G4} ± {Answer.Number(worst.Deviation)} (n = {worst.Rows:N0}): divided, not centred, and near-constant beside its mean. Fit the normalizer with fixZero: false, or subtract the mean first."),
            [.. off.Take(5).Select(c => new Evidence($"|mean|/sd('{c.Name}', normalized)", Ratio(c), Expectation.AtMost, options.MaximumRatio, c.Rows))]));
    }

    private static double Ratio(NormalizedColumn column) => Math.Abs(column.Mean) / column.Deviation;
}

/// <summary>Limits of <see cref="UncentredNormalizerDetector"/>. Immutable.</summary>
/// <remarks>Source: as <see cref="OffCentreColumnOptions"/>, whose ratio a division does not change.</remarks>
public sealed record UncentredNormalizerOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UncentredNormalizerOptions Default { get; } = new();

    /// <summary>|mean|/sd up to which a normalized column is left alone, in [1, 1e9]; 10 by default: a tenth of the wanted spread is left.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 1e9); } = 10;

    /// <summary>|mean|/sd above which it is a warning, in [1, 1e9]; 100 by default: a hundredth is left.</summary>
    public double WarningRatio { get; init => field = Limit.In(value, 1, 1e9); } = 100;

    /// <summary>Rows needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
