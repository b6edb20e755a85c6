using CollapseGuard.Cli.Reading;
using CollapseGuard.Reports;

namespace CollapseGuard.Cli.Output;

/// <summary>The last good report, which the present one must not be worse than.</summary>
internal static class Baseline
{
    /// <summary>Reads a report that <c>--format json</c> wrote.</summary>
    /// <exception cref="InputException">It cannot be read, or is no such report.</exception>
    public static CollapseReport Read(string path)
    {
        try
        {
            return CollapseReport.FromJson(File.ReadAllText(path));
        }
        catch (CollapseReportFormatException e)
        {
            // Where the parser stopped helps nobody who named the wrong file; which version was seen does.
            string why = e.InnerException is null ? $" {e.Message}" : " A baseline is a file that an earlier run wrote with --format json.";
            throw new InputException($"The baseline '{path}' is no report.{why}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"The baseline '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What differs, for stderr.</summary>
    public static IEnumerable<string> Describe(ReportComparison comparison)
    {
        yield return $"baseline: {comparison.Before}, now {comparison.After}{(comparison.IsWorse ? ": worse" : "")}";
        foreach (Finding finding in comparison.Appeared)
        {
            yield return $"  new: {finding.Detector.Id} {finding.Detector.Name} ({finding.Subject})";
        }

        foreach (Finding finding in comparison.Disappeared)
        {
            yield return $"  gone: {finding.Detector.Id} {finding.Detector.Name} ({finding.Subject})";
        }
    }
}
