using System.Globalization;

namespace CollapseGuard.Cases.Injection;

/// <summary>A line for every program: what went in, what the detectors found, what was named.</summary>
internal static class ProgramLines
{
    public static void Print(IEnumerable<Marked> programs)
    {
        foreach (Marked m in programs)
        {
            string causes = string.Join(' ', m.Causes.Where(c => !c.IsMechanism).Take(3).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Cause}={c.Support:0.00}")));
            string found = string.Join(' ', m.Run.Examination!.Findings.Select(f => f.Detector.Id));
            Console.WriteLine($"P\t{(m.Run.Program.Causes.Count == 0 ? "Healthy" : m.IsFirstRight ? "right" : m.IsInFirstThree ? "three" : "wrong")}\t{string.Join('+', m.Run.Program.Causes)}\t{m.Run.Program.Id}\t{m.Run.Degeneracy}\t{m.Run.Outcome}\t{causes}\t{found}");
        }
    }
}
