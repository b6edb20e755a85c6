using CollapseGuard.Detectors;
using CollapseGuard.Diagnosis;
using CollapseGuard.Diagnosis.Calibration;

namespace CollapseGuard.Cases.Injection;

/// <summary>Counts what detectors answered in faulty programs, by main cause.</summary>
internal static class AnswerCounting
{
    private static readonly (string Answer, string DetectorId, bool WhenFound, Circumstance? Only)[] Answers =
    [
        .. DetectorSet.Default.Select(d => (d.Descriptor.Id, d.Descriptor.Id, true, (Circumstance?)null)),
        .. CauseTable.Lines.Where(l => l.Only is not null)
            .Select(l => (Answer: AnswerCounts.NameOf(l.DetectorId, l.WhenFound, l.Only), l.DetectorId, l.WhenFound, l.Only)).DistinctBy(a => a.Answer),
    ];

    /// <summary>The answers of a run that depend on a circumstance.</summary>
    public static IEnumerable<string> Under(InjectedRun run) =>
        Answers.Where(a => a.Only is not null && (a.WhenFound ? run.Examination!.HasFound(a.DetectorId) : run.Examination!.HasCleared(a.DetectorId)) && a.Only.Holds(run.Snapshot!)).Select(a => a.Answer);

    /// <summary>Counts over runs of faulty programs.</summary>
    public static AnswerCounts Of(IReadOnlyCollection<InjectedRun> runs, double temperature)
    {
        var rows = new List<(string, CauseId, int, int)>();
        foreach (IGrouping<CauseId, InjectedRun> cause in runs.GroupBy(r => r.Program.Causes[0]))
        {
            foreach ((string answer, string id, bool whenFound, Circumstance? only) in Answers)
            {
                InjectedRun[] judged = [.. cause.Where(r => r.Examination!.HasFound(id) || r.Examination.HasCleared(id))];
                int hits = judged.Count(r => r.Examination!.HasFound(id) == whenFound && only?.Holds(r.Snapshot!) != false);
                rows.Add((answer, cause.Key, hits, judged.Length));
            }
        }

        // An answer that was never given to anybody says nothing.
        HashSet<string> judgedAnswers = [.. rows.Where(r => r.Item4 > 0).Select(r => r.Item1)];
        return new AnswerCounts(rows.Where(r => judgedAnswers.Contains(r.Item1)), temperature);
    }
}
