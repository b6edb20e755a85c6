using CollapseGuard.Diagnosis;

namespace CollapseGuard.Cases.Injection;

/// <summary>A program's ranking, marked.</summary>
/// <param name="Run">The program and what it showed.</param>
/// <param name="Causes">The ranking.</param>
internal sealed record Marked(InjectedRun Run, IReadOnlyList<RankedCause> Causes)
{
    /// <summary>Support from which a reader is told a cause.</summary>
    private const double Named = .05;

    /// <summary>The best causes that are no mechanisms.</summary>
    public IReadOnlyList<CauseId> FirstThree { get; } = [.. Causes.Where(c => !c.IsMechanism).Take(3).Select(c => c.Cause)];

    public CauseId Main => Run.Program.Causes[0];

    public bool IsFirstRight => FirstThree.Count > 0 && IsRight(FirstThree[0]);

    public bool IsInFirstThree => FirstThree.Any(IsRight);

    public bool IsFlagged => Run.Outcome is not (Outcome.Healthy or Outcome.Inconclusive);

    public bool IsCalledCollapsed => Run.Outcome is Outcome.OutputCollapse or Outcome.DecisionCollapse or Outcome.PartialCollapse or Outcome.NoSignal or Outcome.NonFinite;

    public bool HasFalseCause => Causes.Any(c => c.Support >= Named && !IsRight(c.Cause));

    /// <summary>Minus the log of the support that the true causes share; what is not listed counts as the floor.</summary>
    public double LogLoss => -Math.Log(Math.Max(TrueSupport, .001));

    private double TrueSupport => Causes.Where(c => IsRight(c.Cause)).Select(c => c.Support).DefaultIfEmpty(0).Sum();

    /// <summary>Ranks a program's causes.</summary>
    public static Marked Of(InjectedRun run) => new(run, CauseRanker.Rank(run.Snapshot!, run.Examination!, run.Outcome));

    private bool IsRight(CauseId cause) => Run.Program.Causes.Contains(cause);
}
