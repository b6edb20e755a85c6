using System.Globalization;
using CollapseGuard.Diagnosis;

namespace CollapseGuard.Cases.Injection;

/// <summary>A line for every program: what went in, what was named, what the detectors answered ("!" for an error) and under which circumstances.</summary>
internal static class ProgramLines
{
    public static void Print(IEnumerable<Marked> programs)
    {
        foreach (Marked m in programs)
        {
            string causes = string.Join(' ', m.Causes.Where(c => !c.IsMechanism).Take(3).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Cause}={c.Support:0.00}")));
            string found = string.Join(' ', m.Run.Examination!.Findings.Select(f => f.Severity == Severity.Error ? $"{f.Detector.Id}!" : f.Detector.Id));
            string cleared = string.Join(' ', m.Run.Examination.Cleared.Select(d => d.Id));
            string circumstances = string.Join('|', Circumstances(m.Run));
            Console.WriteLine($"P\t{(m.Run.Program.Causes.Count == 0 ? "Healthy" : m.IsFirstRight ? "right" : m.IsInFirstThree ? "three" : "wrong")}\t{string.Join('+', m.Run.Program.Causes)}\t{m.Run.Program.Id}\t{m.Run.Degeneracy}\t{m.Run.Outcome}\t{causes}\t{found}\t{cleared}\t{circumstances}\t{m.Run.Snapshot!.Task}");
        }
    }

    /// <summary>The circumstances of given answers that hold: "CG1003: ...".</summary>
    private static IEnumerable<string> Circumstances(InjectedRun run) => CauseTable.Lines
        .Where(l => l.Only is not null && (l.WhenFound ? run.Examination!.HasFound(l.DetectorId) : run.Examination!.HasCleared(l.DetectorId)) && l.Only.Holds(run.Snapshot!))
        .Select(l => $"{l.DetectorId}: {l.Only!.Text}").Distinct();
}
