using System.Globalization;
using System.Text;

namespace CollapseGuard.Cases.Injection;

/// <summary>The result as Markdown: docs/results/injected-faults.md.</summary>
internal static class InjectionPage
{
    private static readonly double[] Bins = [0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1];

    /// <summary>Everything that was measured.</summary>
    /// <param name="set">The programs.</param>
    /// <param name="faulty">Rankings of programs with a fault.</param>
    /// <param name="healthy">Rankings of healthy programs.</param>
    /// <param name="version">Of the table.</param>
    public static string Of(InjectedSet set, IReadOnlyList<Marked> faulty, IReadOnlyList<Marked> healthy, int version)
    {
        var page = new StringBuilder();
        page.Append(Invariant($"# Injected faults\n\nWritten by `dotnet run -c Release --project benchmarks/CollapseGuard.Cases -- inject --write`; table of causes version {version}.\n\n"));
        page.Append("Small programs from nine templates on data sets made by formulae; one fault is put into each. A program counts when its outputs are degenerate or without skill by a plain check beside the library, and the same program without the fault learns. A fault that shows on other rows than those trained on (too few rows, memory, a leak, other rows when served) counts where the training rows were learned; one that was put in and did no harm is no fault. Macro: over the programs of a cause first, then over causes.\n\n");
        page.Append("Every weight is written by hand on the coarse scale of the table, none is fitted: each template is as new to the table as the others, and a cross-validation over templates has nothing to hold out. The lines were revised after looking at these programs ([history](diagnosis-history.md)), so that they are no independent test.\n\n");
        page.Append(Invariant($"{faulty.Count} faulty programs of {faulty.Select(m => m.Main).Distinct().Count()} causes and {healthy.Count} healthy ones. Left out: {set.LearnedAnyway.Values.Sum()} that learned in spite of their fault, {set.UnlearnedRows} whose fault shows on other rows and which did not learn their own either, {set.UnsoundBefore} that fail without it as well, {set.Refused.Count} that torch refuses to run, {set.HealthyUnlearned} healthy ones that did not learn.\n\n"));
        InjectionTotals totals = InjectionTotals.Of(faulty);
        page.Append(Invariant($"| flagged | first right | in the first three | log-loss |\n|---|---|---|---|\n| {totals.Flagged * 100:0.0} % | {totals.FirstRightMacro * 100:0.0} % | {totals.FirstThreeMacro * 100:0.0} % | {totals.LogLoss:0.00} |\n"));
        page.Append(Invariant($"\n## Healthy programs\n\n{healthy.Count} programs; called collapsed {healthy.Count(m => m.IsCalledCollapsed)}, flagged at all {healthy.Count(m => m.IsFlagged)}, with a false cause of support .05 or more {healthy.Count(m => m.HasFalseCause)}.\n\n"));
        page.Append("| variant | programs | called collapsed | flagged | false cause | named |\n|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Marked> variant in healthy.GroupBy(m => m.Run.Program.Id.Split(" / ")[0]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Append(Invariant($"| {variant.Key} | {variant.Count()} | {variant.Count(m => m.IsCalledCollapsed)} | {variant.Count(m => m.IsFlagged)} | {variant.Count(m => m.HasFalseCause)} | {Most(variant.Where(m => m.HasFalseCause).Select(m => m.Causes[0].Cause))} |\n"));
        }

        page.Append("\n## By cause\n\n| main cause | programs | flagged | first right | in the first three | named instead |\n|---|---|---|---|---|---|\n");
        foreach (IGrouping<CauseId, Marked> cause in faulty.GroupBy(m => m.Main).OrderBy(g => g.Key))
        {
            page.Append(Invariant($"| {cause.Key} | {cause.Count()} | {Percent(cause, m => m.IsFlagged)} | {Percent(cause, m => m.IsFirstRight)} | {Percent(cause, m => m.IsInFirstThree)} | {Most(cause.Where(m => !m.IsFirstRight && m.FirstThree.Count > 0).Select(m => m.FirstThree[0]))} |\n"));
        }

        page.Append("\n## By template\n\n| template | programs | first right | in the first three |\n|---|---|---|---|\n");
        foreach (IGrouping<string, Marked> template in faulty.GroupBy(m => m.Run.Program.Recipe.Template))
        {
            page.Append(Invariant($"| {template.Key} | {template.Count()} | {Percent(template, m => m.IsFirstRight)} | {Percent(template, m => m.IsInFirstThree)} |\n"));
        }

        page.Append("\n## Reliability of the printed support\n\n| support of the first cause | programs | mean support | first right |\n|---|---|---|---|\n");
        foreach ((double low, double high) in Bins.Zip(Bins.Skip(1)))
        {
            Marked[] bin = [.. faulty.Where(m => m.FirstThree.Count > 0 && Support(m) >= low && Support(m) < high)];
            if (bin.Length > 0)
            {
                page.Append(Invariant($"| {low:0.0} to {high:0.0} | {bin.Length} | {bin.Average(Support):0.00} | {bin.Average(m => m.IsFirstRight ? 1.0 : 0):0.00} |\n"));
            }
        }

        page.Append("\n## Faults that programs survived\n\n| fault | learned all the same |\n|---|---|\n");
        foreach ((string fault, int count) in set.LearnedAnyway.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            page.Append(Invariant($"| {fault} | {count} |\n"));
        }

        return page.ToString();
    }

    private static double Support(Marked marked) => marked.Causes.First(c => !c.IsMechanism).Support;

    private static string Percent(IEnumerable<Marked> marked, Func<Marked, bool> isSo) => Invariant($"{marked.Average(m => isSo(m) ? 100.0 : 0):0} %");

    private static string Most(IEnumerable<CauseId> causes) =>
        string.Join(", ", causes.CountBy(c => c).OrderByDescending(c => c.Value).Take(4).Select(c => Invariant($"{c.Key} {c.Value}")));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
