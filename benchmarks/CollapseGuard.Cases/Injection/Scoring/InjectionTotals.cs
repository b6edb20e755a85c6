namespace CollapseGuard.Cases.Injection;

/// <summary>Rates over faulty programs; macro: per cause first, then over causes.</summary>
internal sealed record InjectionTotals
{
    public required int Programs { get; init; }

    public required int Causes { get; init; }

    public required double Flagged { get; init; }

    public required double FirstRightMacro { get; init; }

    public required double FirstThreeMacro { get; init; }

    public required double LogLoss { get; init; }

    public static InjectionTotals Of(IReadOnlyCollection<Marked> marked) => new()
    {
        Programs = marked.Count,
        Causes = marked.Select(m => m.Main).Distinct().Count(),
        Flagged = Round(marked.Average(m => m.IsFlagged ? 1 : 0)),
        FirstRightMacro = Macro(marked, m => m.IsFirstRight),
        FirstThreeMacro = Macro(marked, m => m.IsInFirstThree),
        LogLoss = Round(marked.GroupBy(m => m.Main).Average(g => g.Average(m => m.LogLoss))),
    };

    private static double Macro(IEnumerable<Marked> marked, Func<Marked, bool> isSo) =>
        Round(marked.GroupBy(m => m.Main).Average(g => g.Average(m => isSo(m) ? 1 : 0)));

    private static double Round(double value) => Math.Round(value, 3);
}
