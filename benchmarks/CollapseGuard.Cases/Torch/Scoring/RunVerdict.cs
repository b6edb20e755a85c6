namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>One report marked against what is known of the program.</summary>
internal sealed record RunVerdict
{
    private const int FirstFew = 3;

    /// <summary>Support from which a report names a cause to its reader; below it is at most a hint in the JSON.</summary>
    private const double Named = .05;

    private static readonly Outcome[] Collapsed = [Outcome.OutputCollapse, Outcome.DecisionCollapse, Outcome.PartialCollapse, Outcome.NoSignal, Outcome.NonFinite];

    public required CaseRun Run { get; init; }

    /// <summary>The best supported causes, at most three; mechanisms stand apart and count only where nothing else is known to be wrong.</summary>
    public required IReadOnlyList<CauseId> FirstThree { get; init; }

    /// <summary>Causes that the reader is told and that the program does not have; mechanisms too.</summary>
    public required IReadOnlyList<CauseId> FalseCauses { get; init; }

    public required bool IsFirstRight { get; init; }

    public required bool IsInFirstThree { get; init; }

    public bool IsFlagged => Run.Report.Outcome is not (Outcome.Healthy or Outcome.Inconclusive);

    public bool IsCalledCollapsed => Collapsed.Contains(Run.Report.Outcome);

    public static RunVerdict Of(CaseProgram program, CaseRun run)
    {
        bool onlyMechanisms = program.Causes.Count > 0 && program.Causes.All(CauseVocabulary.IsMechanism);
        CauseId[] firstThree = [.. run.Report.Causes.Where(c => c.IsMechanism == onlyMechanisms).Take(FirstFew).Select(c => c.Cause)];
        return new RunVerdict
        {
            Run = run,
            FirstThree = firstThree,
            FalseCauses = [.. run.Report.Causes.Where(c => c.Support >= Named && !program.Causes.Contains(c.Cause)).Select(c => c.Cause)],
            IsFirstRight = firstThree.Length > 0 && program.Causes.Contains(firstThree[0]),
            IsInFirstThree = firstThree.Any(program.Causes.Contains),
        };
    }
}
