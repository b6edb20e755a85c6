namespace CollapseGuard.Tests.Diagnosis;

/// <summary>A detector that answers what it is told, so that what follows the detectors can be tested alone.</summary>
internal sealed class ScriptedDetector(string id, Func<DetectorDescriptor, Verdict> answer) : IDetector
{
    public DetectorDescriptor Descriptor { get; } = new(id, "Scripted" + id[2..], "Answers what the test says.", Severity.Warning);

    public static ScriptedDetector Finds(string id, Outcome? implies = null, string subject = "predictions", Severity severity = Severity.Warning) =>
        new(id, d => new Verdict.Found(new Finding(d, severity, subject, $"{id} was found.", [new Evidence("s", 0, Expectation.AtLeast, 1, 100)], implies)));

    public static ScriptedDetector FindsNothing(string id) => new(id, _ => Verdict.Clear.Instance);

    public static ScriptedDetector CannotJudge(string id, bool applies = true) => new(id, _ => new Verdict.NotEvaluated($"{id} needs more rows.", applies));

    public Verdict Evaluate(Snapshot snapshot) => answer(Descriptor);
}
