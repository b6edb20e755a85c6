using System.Globalization;
using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Detectors;
using CollapseGuard.Probes;

namespace CollapseGuard.Cases.HealthyTables;

/// <summary>The verb <c>healthy-tables</c>: what the data detectors say about tables with nothing wrong, and about their halves beside each other.</summary>
internal static class HealthyTableRun
{
    private const int FullCount = 2_000;
    private const int QuickCount = 200;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments"><c>--quick</c>: 200 tables; <c>--seed S</c>.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        int count = arguments.Contains("--quick") ? QuickCount : FullCount;
        ulong seed = ulong.Parse(arguments.SkipWhile(a => a != "--seed").Skip(1).FirstOrDefault() ?? "20261124", CultureInfo.InvariantCulture);
        var reports = new CollapseReport[count];
        var halves = new CollapseReport[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            FeatureTable table = TablePopulation.Draw(new RandomStream(seed, 2_000, (ulong)i));
            reports[i] = Collapse.CheckData(table, TablePopulation.Label, new CheckOptions { SignalProbe = new SignalProbeOptions { Seed = i + 1, MaxDegreeOfParallelism = 1 } });
            halves[i] = Collapse.CheckDrift(Rows(table, 0, table.RowCount / 2), Rows(table, table.RowCount / 2, table.RowCount), TablePopulation.Label);
        });

        Console.WriteLine($"| detector | warnings in {count:N0} tables | notes |");
        Console.WriteLine("|---|---|---|");
        foreach (IDetector detector in DetectorCatalog.Default.Where(d => d.Descriptor.Id.StartsWith("CG3", StringComparison.Ordinal)))
        {
            CollapseReport[] asked = detector.Descriptor.Id == DistributionDriftDetector.Info.Id ? halves : reports;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {detector.Descriptor.Id} {detector.Descriptor.Name} | {Count(asked, detector, f => f.Severity > Severity.Note)} | {Count(asked, detector, f => f.Severity == Severity.Note)} |"));
        }

        string outcomes = string.Join(",", reports.GroupBy(r => r.Outcome).OrderBy(g => g.Key).Select(g => $"\"{g.Key}\":{g.Count()}"));
        int warned = reports.Count(r => r.Findings.Any(f => f.Severity > Severity.Note)), drifted = halves.Count(r => r.Findings.Count > 0);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"tables\":{count},\"withWarning\":{warned},\"halvesWithDrift\":{drifted},\"outcomes\":{{{outcomes}}}}}"));
        return 0;
    }

    private static int Count(CollapseReport[] reports, IDetector detector, Func<Finding, bool> counts) =>
        reports.Count(r => r.Findings.Any(f => f.Detector.Id == detector.Descriptor.Id && counts(f)));

    private static FeatureTable Rows(FeatureTable table, int first, int end) => FeatureTable.FromColumns([.. table.Columns.Select(column => (FeatureColumn)(column is NumericColumn numbers
        ? new NumericColumn(column.Name, numbers.Values[first..end])
        : new CategoricalColumn(column.Name, ((CategoricalColumn)column).Codes[first..end], ((CategoricalColumn)column).Categories)))]);
}
