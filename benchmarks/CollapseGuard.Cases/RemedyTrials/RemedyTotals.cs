using CollapseGuard.Cases.TorchPrograms;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>How often a remedy helped; intervals are Wilson's of 90 % over cases, each decided by most of its seeds, because seeds of one case are alike.</summary>
internal sealed class RemedyTotals
{
    public RemedyTotals(IReadOnlyList<TrialRecord> records)
    {
        TrialRecord[] curable = [.. records.Where(r => r.IsCurable)];
        TrialRecord[] incurable = [.. records.Where(r => !r.IsCurable)];
        Runs = curable.Length;
        CuredByFirst = curable.Count(r => r.IsCuredByFirst);
        CuredWithinThree = curable.Count(r => r.IsCured);
        CuredByRandom = curable.Count(r => r.IsCuredByChance);
        ControlHealthy = curable.Count(r => r.Control.Report.Outcome == Outcome.Healthy);
        ControlWithSkill = curable.Count(r => r.Control.Skill > .1);
        IGrouping<string, TrialRecord>[] cases = [.. curable.GroupBy(r => r.Program.Id)];
        Cases = cases.Length;
        (CasesCuredByFirst, CasesCuredByFirstInterval) = Mostly(cases, r => r.IsCuredByFirst);
        (CasesCuredWithinThree, CasesCuredWithinThreeInterval) = Mostly(cases, r => r.IsCured);
        (CasesCuredByRandom, CasesCuredByRandomInterval) = Mostly(cases, r => r.IsCuredByChance);
        Incurable = incurable.Length;
        Withheld = incurable.Count(r => r.Actions.Count == 0 && r.End.StartsWith("withheld", StringComparison.Ordinal));
        WronglyWithheld = curable.Count(r => r.Actions.Count == 0 && r.End.StartsWith("withheld", StringComparison.Ordinal));
    }

    public int Runs { get; }

    public int CuredByFirst { get; }

    public int CuredWithinThree { get; }

    public int CuredByRandom { get; }

    public int ControlHealthy { get; }

    public int ControlWithSkill { get; }

    public int Cases { get; }

    public int CasesCuredByFirst { get; }

    public double[] CasesCuredByFirstInterval { get; }

    public int CasesCuredWithinThree { get; }

    public double[] CasesCuredWithinThreeInterval { get; }

    public int CasesCuredByRandom { get; }

    public double[] CasesCuredByRandomInterval { get; }

    public int Incurable { get; }

    public int Withheld { get; }

    public int WronglyWithheld { get; }

    private static (int Count, double[] Interval) Mostly(IGrouping<string, TrialRecord>[] cases, Func<TrialRecord, bool> isSo)
    {
        int count = cases.Count(c => 2 * c.Count(isSo) > c.Count());
        return (count, Wilson.Interval(count, cases.Length));
    }
}
