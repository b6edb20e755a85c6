namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Rates over all cases, each with its 90 % Wilson interval. Failing cases are the reproduced ones; the others are counted apart.</summary>
internal sealed record CaseTotals
{
    public required int Faulty { get; init; }

    public required double Flagged { get; init; }

    public required double[] FlaggedInterval { get; init; }

    public required double FirstRight { get; init; }

    public required double[] FirstRightInterval { get; init; }

    /// <summary>The mean over main causes of the share that is first right.</summary>
    public required double FirstRightMacro { get; init; }

    public required double FirstThree { get; init; }

    public required double[] FirstThreeInterval { get; init; }

    public required int Healthy { get; init; }

    public required int HealthyCollapsed { get; init; }

    public required double[] HealthyCollapsedInterval { get; init; }

    public required int HealthyFalseCause { get; init; }

    public required double[] HealthyFalseCauseInterval { get; init; }

    /// <summary>Healthy ones with any outcome but Healthy or Inconclusive, NoSkill included.</summary>
    public required int HealthyFlagged { get; init; }

    /// <summary>Faulty by their authors, yet they learn.</summary>
    public required int NotReproduced { get; init; }

    public required int NotReproducedCollapsed { get; init; }

    public required int NotReproducedFalseCause { get; init; }

    /// <summary>Those that failed with at least one of the seeds.</summary>
    public required int SeedDependent { get; init; }

    public required int SeedDependentFlagged { get; init; }

    public required int SeedDependentFirstRight { get; init; }

    public required int SeedDependentFirstThree { get; init; }

    public static CaseTotals Of(IReadOnlyCollection<CaseScore> scores)
    {
        CaseScore[] faulty = With(scores, Standing.Reproduced);
        CaseScore[] healthy = With(scores, Standing.Healthy);
        CaseScore[] learning = With(scores, Standing.NotReproduced);
        CaseScore[] seeds = With(scores, Standing.SeedDependent);
        return new CaseTotals
        {
            Faulty = faulty.Length,
            Flagged = Rate(faulty, v => v.IsFlagged),
            FlaggedInterval = Interval(faulty, v => v.IsFlagged),
            FirstRight = Rate(faulty, v => v.IsFirstRight),
            FirstRightInterval = Interval(faulty, v => v.IsFirstRight),
            FirstRightMacro = faulty.Length == 0 ? 0 : Math.Round(faulty.GroupBy(s => s.MainCause).Average(g => Rate([.. g], v => v.IsFirstRight)), 3),
            FirstThree = Rate(faulty, v => v.IsInFirstThree),
            FirstThreeInterval = Interval(faulty, v => v.IsInFirstThree),
            Healthy = healthy.Length,
            HealthyCollapsed = Count(healthy, v => v.IsCalledCollapsed),
            HealthyCollapsedInterval = Interval(healthy, v => v.IsCalledCollapsed),
            HealthyFalseCause = Count(healthy, HasFalseCause),
            HealthyFalseCauseInterval = Interval(healthy, HasFalseCause),
            HealthyFlagged = Count(healthy, v => v.IsFlagged),
            NotReproduced = learning.Length,
            NotReproducedCollapsed = Count(learning, v => v.IsCalledCollapsed),
            NotReproducedFalseCause = Count(learning, HasFalseCause),
            SeedDependent = seeds.Length,
            SeedDependentFlagged = Count(seeds, v => v.IsFlagged),
            SeedDependentFirstRight = Count(seeds, v => v.IsFirstRight),
            SeedDependentFirstThree = Count(seeds, v => v.IsInFirstThree),
        };
    }

    private static CaseScore[] With(IEnumerable<CaseScore> scores, Standing standing) =>
        [.. scores.Where(s => s.Program.Standing == standing && s.Judged.Count > 0)];

    private static bool HasFalseCause(RunVerdict verdict) => verdict.FalseCauses.Count > 0;

    private static int Count(CaseScore[] scores, Func<RunVerdict, bool> isSo) => scores.Count(s => s.Mostly(isSo));

    private static double Rate(CaseScore[] scores, Func<RunVerdict, bool> isSo) => scores.Length == 0 ? 0 : Math.Round(Count(scores, isSo) / (double)scores.Length, 3);

    private static double[] Interval(CaseScore[] scores, Func<RunVerdict, bool> isSo) => Wilson.Interval(Count(scores, isSo), scores.Length);
}
