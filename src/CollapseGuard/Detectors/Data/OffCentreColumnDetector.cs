using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees numeric columns whose mean lies many standard deviations from zero: scaling that does not centre leaves them near-constant.</summary>
/// <remarks>
/// Statistic: |mean|/sd in [0, ∞). ML.NET's NormalizeMeanVariance divides by sqrt(var + mean²) and NormalizeMinMax by max|x| while fixZero is true,
/// its default: what is left of a spread is about sd/|mean|. Columns that hold one value nearly always are not its subject.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class OffCentreColumnDetector(OffCentreColumnOptions? options = null) : IDetector
{
    private readonly OffCentreColumnOptions options = options ?? OffCentreColumnOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3014", "OffCentreColumn", "Columns far from zero, which scaling without centring leaves near-constant.", Severity.Warning);

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

        ColumnSummary[] judged = [.. data.Columns.Where(c => c.Kind == ColumnKind.Number && c.PresentCount >= options.MinimumRows)];
        if (judged.Length == 0)
        {
            return Answer.Undecided($"No numeric column has {options.MinimumRows:N0} numbers; a spread needs that many.");
        }

        Suspect[] found = [.. judged.Where(c => c.Moments.StandardDeviation > 0 && !(c.ModalShare > options.MaximumModalShare)).Select(Judge).OfType<Suspect>().WorstFirst()];
        if (found.Length == 0)
        {
            return Answer.Clear;
        }

        MomentSummary worst = judged.First(c => c.Name == found[0].Name).Moments;
        double scaled = 1 / Math.Sqrt(1 + (found[0].Badness * found[0].Badness));
        return found.Report(
            Info,
            $"{found.Lead()}'{found[0].Name}' has mean {worst.Mean:G4} and standard deviation {Answer.Number(worst.StandardDeviation)}: far from zero beside its spread (n = {worst.Count:N0}). ML.NET's NormalizeMeanVariance and NormalizeMinMax with their default fixZero: true divide without centring: a standard deviation of {scaled:G2} and a range of {Range(worst):G2} would be left of it. Set fixZero: false, or subtract the mean.");
    }

    private Suspect? Judge(ColumnSummary column)
    {
        double ratio = Math.Abs(column.Moments.Mean) / column.Moments.StandardDeviation;
        return !(ratio > options.MaximumRatio) ? null : new Suspect(
            column.Name,
            ratio > options.WarningRatio ? Severity.Warning : Severity.Note,
            new Evidence($"|mean|/sd('{column.Name}')", ratio, Expectation.AtMost, options.MaximumRatio, column.PresentCount)) { Badness = ratio };
    }

    private static double Range(MomentSummary m)
    {
        double magnitude = Math.Max(Math.Abs(m.Maximum), Math.Abs(m.Minimum));
        return (m.Maximum / magnitude) - (m.Minimum / magnitude);
    }
}

/// <summary>Limits of <see cref="OffCentreColumnDetector"/>. Immutable.</summary>
/// <remarks>Source: ML.NET 5.0.1, NormalizeColumnSng.cs, EnsureZeroUntouched = true by default; Glorot and Bengio (2010) initialize for inputs of unit variance.</remarks>
public sealed record OffCentreColumnOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static OffCentreColumnOptions Default { get; } = new();

    /// <summary>|mean|/sd up to which a column is left alone, in [1, 1e9]; 10 by default: a tenth of the wanted spread is left.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 1e9); } = 10;

    /// <summary>|mean|/sd above which it is a warning, in [1, 1e9]; 100 by default: a hundredth is left.</summary>
    public double WarningRatio { get; init => field = Limit.In(value, 1, 1e9); } = 100;

    /// <summary>Share of one value above which a column is near-constant anyway, in [0, 1]; .95 by default.</summary>
    public double MaximumModalShare { get; init => field = Limit.In(value, 0, 1); } = .95;

    /// <summary>Numbers needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
