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
    public static AnswerCounts Of(IReadOnlyList<InjectedRun> runs, double temperature)
    {
        var rows = new List<(string Answer, CauseId Cause, int Hits, int Count)>();
        var given = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach ((string answer, string id, bool whenFound, Circumstance? only) in Answers)
        {
            bool?[] answers = [.. runs.Select(r => AnswerOf(r, id, whenFound, only))];
            if (Array.Exists(answers, a => a is not null))
            {
                given[answer] = [.. answers.Select(a => a == true ? 1f : 0f)];
                rows.AddRange(answers.Zip(runs).GroupBy(p => p.Second.Program.Causes[0])
                    .Select(g => (answer, g.Key, g.Count(p => p.First == true), g.Count(p => p.First is not null))));
            }
        }

        return new AnswerCounts(rows, temperature, Novelty.Of(given));
    }

    /// <summary>Null where the detector could not judge.</summary>
    private static bool? AnswerOf(InjectedRun run, string id, bool whenFound, Circumstance? only)
    {
        bool hasFound = run.Examination!.HasFound(id);
        return !hasFound && !run.Examination.HasCleared(id) ? null : hasFound == whenFound && only?.Holds(run.Snapshot!) != false;
    }
}
