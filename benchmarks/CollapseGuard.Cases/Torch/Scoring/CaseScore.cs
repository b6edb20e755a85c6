namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>A program over several seeds. A failing one is judged on the seeds where it failed, everything by majority.</summary>
internal sealed class CaseScore
{
    public CaseScore(CaseProgram program, IReadOnlyList<CaseRun> runs)
    {
        Program = program;
        Runs = [.. runs.Select(run => RunVerdict.Of(program, run))];
        Judged = WhichCount(program, Runs);
        Typical = Judged.GroupBy(v => (v.Run.Report.Outcome, First(v))).OrderByDescending(g => g.Count()).FirstOrDefault()?.First();
    }

    public CaseProgram Program { get; }

    /// <summary>Every run.</summary>
    public IReadOnlyList<RunVerdict> Runs { get; }

    /// <summary>The runs that count; none when a seed-dependent program learned with every seed.</summary>
    public IReadOnlyList<RunVerdict> Judged { get; }

    /// <summary>A run with the most frequent outcome and first cause; null when none counts.</summary>
    public RunVerdict? Typical { get; }

    /// <summary>The cause that the program stands for in averages over causes: the main one that is no mechanism.</summary>
    public CauseId MainCause => Program.Causes.Any(c => !CauseVocabulary.IsMechanism(c)) ? Program.Causes.First(c => !CauseVocabulary.IsMechanism(c)) : Program.Causes[0];

    /// <summary>True when more than half of the runs that count are so.</summary>
    public bool Mostly(Func<RunVerdict, bool> isSo) => 2 * Judged.Count(isSo) > Judged.Count;

    private static CauseId? First(RunVerdict verdict) => verdict.FirstThree.Count > 0 ? verdict.FirstThree[0] : null;

    /// <summary>A reproduced program may look informed by chance and yet never have trained: with no degenerate seed all of them count.</summary>
    private static IReadOnlyList<RunVerdict> WhichCount(CaseProgram program, IReadOnlyList<RunVerdict> runs)
    {
        if (program.Standing is Standing.Healthy or Standing.NotReproduced)
        {
            return runs;
        }

        RunVerdict[] degenerate = [.. runs.Where(v => v.Run.Degeneracy != Degeneracy.Learned)];
        return degenerate.Length > 0 || program.Standing == Standing.SeedDependent ? degenerate : runs;
    }
}
