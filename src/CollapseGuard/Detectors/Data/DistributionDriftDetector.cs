using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees columns whose values, missing share, kind or very presence differ from the reference table.</summary>
/// <remarks>
/// Statistics: greatest distance of the distribution functions for numbers, total variation for categories, less the error of sketches, in [0, 1];
/// change of the missing share in [-1, 1]. Both must be large and beyond chance, Holm-corrected over all columns. Rows are taken as independent.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DistributionDriftDetector(DistributionDriftOptions? options = null) : IDetector
{
    private readonly DistributionDriftOptions options = options ?? DistributionDriftOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3021", "DistributionDrift", "Columns unlike those of the reference table.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Drift is not { } drift)
        {
            return Answer.NotHere("No reference table was given.");
        }

        Suspect[] moved = [.. Moved(drift).WorstFirst()];
        Suspect[] found = [.. Structure(drift), .. moved];
        return found.Length > 0 ? found.Report(Info, DriftWording.Message(drift, moved))
            : IsTooSmall(drift) ? Answer.Undecided($"{drift.Rows:N0} rows against {drift.ReferenceRows:N0}; both need {options.MinimumRows} to tell drift from chance.")
            : Answer.Clear;
    }

    private bool IsTooSmall(DriftSummary drift) => Math.Min(drift.Rows, drift.ReferenceRows) < options.MinimumRows;

    private static IEnumerable<Suspect> Structure(DriftSummary drift) =>
        drift.Missing.Select(name => (name, what: "missing"))
            .Concat(drift.ChangedKind.Select(name => (name, what: "changed kind")))
            .Concat(drift.Added.Select(name => (name, what: "added")))
            .Select(c => new Suspect(c.name, Severity.Warning, new Evidence($"{c.what}('{c.name}')", 1, Expectation.AtMost, 0, drift.Rows)));

    private IEnumerable<Suspect> Moved(DriftSummary drift)
    {
        if (IsTooSmall(drift))
        {
            yield break;
        }

        double[] adjusted = HolmCorrection.Adjust([.. drift.Columns.Select(c => c.PValue), .. drift.Columns.Select(c => MissingPValue(c, drift))]);
        for (int i = 0; i < drift.Columns.Count; i++)
        {
            ColumnDrift column = drift.Columns[i];
            string measure = column.Kind == ColumnKind.Number ? "KS distance" : "total variation";
            Evidence[] evidence =
            [
                new($"{measure}('{column.Name}')", column.Distance - column.DistanceError, Expectation.AtMost, options.MaximumDistance, column.Rows),
                new($"|change of missing share|('{column.Name}')", Math.Abs(column.MissingChange), Expectation.AtMost, options.MaximumMissingChange, drift.Rows),
            ];
            Evidence[] shown = [.. evidence.Where((e, k) => e.Value > e.Limit && adjusted[i + (k * drift.Columns.Count)] <= options.SignificanceLevel).OrderByDescending(e => e.Value)];
            if (shown.Length > 0)
            {
                yield return new Suspect(column.Name, Severity.Warning, shown) { Badness = shown[0].Value };
            }
        }
    }

    private static double MissingPValue(ColumnDrift column, DriftSummary drift)
    {
        double before = 1 - ((double)column.ReferenceRows / drift.ReferenceRows);
        return ShareTest.PValue(before, drift.ReferenceRows, before + column.MissingChange, drift.Rows);
    }
}
