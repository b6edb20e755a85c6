using System.Globalization;
using System.Text.Json;
using CollapseGuard.Cases.Overhead;

namespace CollapseGuard.Cases.WatchOverhead;

/// <summary>What was measured of one trainer; ratios are the watched fit over the plain one.</summary>
internal sealed record WatchResult(string Name, int Rows, int Groups, double Seconds, MedianBound Clock, MedianBound Processor)
{
    /// <summary>Greatest upper bound of the median ratio.</summary>
    public const double Limit = 1.02;

    public const string Header = "| trainer | rows | fit, ms | by the clock, median (upper 95 %) | by processor time, median (upper 95 %) | allowed | groups |\n|---|---|---|---|---|---|---|";

    public bool Holds => Clock.Upper <= Limit;

    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {Name} | {Rows} | {1e3 * Seconds:0.0} | {Percent(Clock.Median)} ({Percent(Clock.Upper)}) | {Percent(Processor.Median)} ({Percent(Processor.Upper)}) | {Percent(Limit)} | {Groups} |");

    public static string Json(IReadOnlyList<WatchResult> results) => JsonSerializer.Serialize(new
    {
        verb = "watch-overhead",
        cases = results.Select(r => new
        {
            name = r.Name,
            rows = r.Rows,
            groups = r.Groups,
            fitMilliseconds = Math.Round(1e3 * r.Seconds, 2),
            clockMedian = Number(r.Clock.Median),
            clockUpper95 = Number(r.Clock.Upper),
            processorMedian = Number(r.Processor.Median),
            processorUpper95 = Number(r.Processor.Upper),
            limit = Limit,
            holds = r.Holds,
        }),
        holds = results.All(r => r.Holds),
    });

    private static double? Number(double value) => double.IsFinite(value) ? Math.Round(value, 5) : null;

    private static string Percent(double ratio) => double.IsFinite(ratio) ? string.Create(CultureInfo.InvariantCulture, $"{100 * (ratio - 1):0.00} %") : "-";
}
