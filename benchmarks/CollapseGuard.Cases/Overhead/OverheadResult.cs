using System.Globalization;
using System.Text.Json;

namespace CollapseGuard.Cases.Overhead;

/// <summary>What was measured of one case. Times in seconds, a step's that of the processor; ratios are the loop with the guard over the loop without.</summary>
internal sealed record OverheadResult(
    OverheadCase Case,
    int BlockSteps,
    double PlainStep,
    MedianBound Clock,
    RatioBound Busy,
    int Groups,
    double SampledShare,
    double StartCost,
    MedianBound Whole,
    int WholePairs,
    long UnsampledSteps,
    long UnsampledBytes,
    bool IsSameLoss)
{
    public const string Header = "| network, options | step, ms | steps a block | by the clock, median (upper 95 %) | by processor time, all (upper 95 %) | allowed | a step, us | looked at | Attach and first 100 steps cost, ms of processor time | whole run of 3 s by processor time, median (upper 95 %) | bytes on steps not looked at | same loss to the bit |\n|---|---|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>Both ratios must hold: the median by the clock, which is what a user sees, and the total of processor time, which no rare look escapes.</summary>
    public bool Holds => Clock.Upper <= Case.Limit && Busy.Upper <= Case.Limit && UnsampledBytes == 0 && IsSameLoss;

    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {Case.Name} | {1e3 * PlainStep:0.000} | {BlockSteps} | {Percent(Clock.Median)} ({Percent(Clock.Upper)}) | {Percent(Busy.Ratio)} ({Percent(Busy.Upper)}) | {Percent(Case.Limit)} | {1e6 * PlainStep * (Busy.Ratio - 1):0.0} | {100 * SampledShare:0.0} % | {1e3 * StartCost:0} | {Percent(Whole.Median)} ({Percent(Whole.Upper)}) of {WholePairs} | {UnsampledBytes} on {UnsampledSteps} | {(IsSameLoss ? "yes" : "no")} |");

    public static string Json(IReadOnlyList<OverheadResult> results, double seconds) => JsonSerializer.Serialize(new
    {
        verb = "overhead",
        seconds = Math.Round(seconds, 1),
        cases = results.Select(r => new
        {
            name = r.Case.Name,
            groups = r.Groups,
            blockSteps = r.BlockSteps,
            stepMilliseconds = Math.Round(1e3 * r.PlainStep, 4),
            clockMedian = Number(r.Clock.Median),
            clockUpper95 = Number(r.Clock.Upper),
            processorRatio = Number(r.Busy.Ratio),
            processorUpper95 = Number(r.Busy.Upper),
            limit = r.Case.Limit,
            sampledShare = Math.Round(r.SampledShare, 4),
            startMilliseconds = Math.Round(1e3 * r.StartCost, 1),
            wholeRunMedian = Number(r.Whole.Median),
            wholeRunUpper95 = Number(r.Whole.Upper),
            unsampledBytes = r.UnsampledBytes,
            sameLoss = r.IsSameLoss,
            holds = r.Holds,
        }),
        holds = results.All(r => r.Holds),
    });

    private static double? Number(double value) => double.IsFinite(value) ? Math.Round(value, 5) : null;

    private static string Percent(double ratio) => double.IsFinite(ratio) ? string.Create(CultureInfo.InvariantCulture, $"{100 * (ratio - 1):0.00} %") : "-";
}
