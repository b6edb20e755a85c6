using CollapseGuard.Reports;

namespace CollapseGuard.Assertions;

/// <summary>Assertions on reports and models; each throws <see cref="CollapseAssertException"/> when it fails. Safe to call from any thread.</summary>
public static class CollapseAssert
{
    private const string UnresponsiveModel = "CG1016";

    /// <summary>Asserts that skill over the best constant is shown.</summary>
    /// <param name="report">A report on predictions.</param>
    /// <param name="allowInconclusive">True to pass as well when too little is known to conclude anything.</param>
    /// <exception cref="CollapseAssertException">The outcome is not Healthy.</exception>
    public static void Healthy(CollapseReport report, bool allowInconclusive = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Outcome != Outcome.Healthy && !(allowInconclusive && report.Outcome == Outcome.Inconclusive))
        {
            string allowed = allowInconclusive ? "Healthy or Inconclusive" : "Healthy";
            throw new CollapseAssertException($"Expected outcome {allowed}, but it is {report.Outcome}.", report);
        }
    }

    /// <summary>Asserts that a model's outputs answer to its inputs. No labels are needed; whether the answers are right is not asked.</summary>
    /// <param name="model">The model, as a function from rows to outputs.</param>
    /// <param name="rows">Rows to ask it with: real ones, a few hundred.</param>
    /// <param name="options">How to ask: set ResponseProbe.OutputCount when there are several outputs; the defaults when null.</param>
    /// <exception cref="CollapseAssertException">The outputs are collapsed or not finite, or the rows could not show that they answer: what was not evaluated is a failure.</exception>
    public static void NotCollapsed(RowScorer model, FeatureTable rows, CheckOptions? options = null)
    {
        CollapseReport report = Collapse.CheckModel(model, rows, options);
        if (report.Outcome is not (Outcome.Inconclusive or Outcome.Healthy))
        {
            throw new CollapseAssertException($"Expected a model that answers to its inputs, but the outcome is {report.Outcome}.", report);
        }

        if (!report.Cleared.Any(d => d.Id == UnresponsiveModel))
        {
            string reason = report.NotEvaluated.FirstOrDefault(n => n.Detector.Id == UnresponsiveModel)?.Reason ?? "the detector did not run.";
            throw new CollapseAssertException($"Expected a model that answers to its inputs, but {UnresponsiveModel} could not tell: {reason}", report);
        }
    }

    /// <summary>Asserts that a detector found something that is not suppressed.</summary>
    /// <param name="detectorId">The detector: <c>CG1001</c>.</param>
    /// <param name="report">A report.</param>
    /// <exception cref="CollapseAssertException">It found nothing, could not judge, or did not run.</exception>
    public static void Detects(string detectorId, CollapseReport report)
    {
        Answer answer = AnswerOf(detectorId, report);
        if (answer != Answer.Found)
        {
            throw new CollapseAssertException($"Expected {detectorId} to find something, but it {Describe(answer, detectorId, report)}.", report);
        }
    }

    /// <summary>Asserts that a detector looked, had enough to judge, and found nothing.</summary>
    /// <param name="detectorId">The detector: <c>CG1001</c>.</param>
    /// <param name="report">A report.</param>
    /// <exception cref="CollapseAssertException">It found something, could not judge, or did not run: silence is no proof.</exception>
    public static void DoesNotDetect(string detectorId, CollapseReport report)
    {
        Answer answer = AnswerOf(detectorId, report);
        if (answer != Answer.Cleared)
        {
            throw new CollapseAssertException($"Expected {detectorId} to look and find nothing, but it {Describe(answer, detectorId, report)}.", report);
        }
    }

    /// <summary>Asserts one verdict.</summary>
    /// <param name="expected">The outcome wanted.</param>
    /// <param name="report">A report.</param>
    /// <exception cref="CollapseAssertException">The outcome is another.</exception>
    public static void HasOutcome(Outcome expected, CollapseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Outcome != expected)
        {
            throw new CollapseAssertException($"Expected outcome {expected}, but it is {report.Outcome}.", report);
        }
    }

    /// <summary>Asserts that a report is no worse than the last good one: see <see cref="ReportComparison.IsWorse"/>.</summary>
    /// <param name="baseline">The earlier report, for instance read by <see cref="CollapseReport.FromJson"/>.</param>
    /// <param name="report">The present one.</param>
    /// <exception cref="CollapseAssertException">The verdict got worse, or a finding appeared that decides a verdict or is an error.</exception>
    public static void NotWorseThan(CollapseReport baseline, CollapseReport report)
    {
        ReportComparison change = ReportComparison.Of(baseline, report);
        if (change.IsWorse)
        {
            string appeared = change.Appeared.Count == 0 ? "none" : string.Join(", ", change.Appeared.Select(f => $"{f.Detector.Id} about {f.Subject}"));
            throw new CollapseAssertException($"Expected no worse than {change.Before}, but it is {change.After}; new findings: {appeared}.", report);
        }
    }

    private static Answer AnswerOf(string detectorId, CollapseReport report)
    {
        ArgumentException.ThrowIfNullOrEmpty(detectorId);
        ArgumentNullException.ThrowIfNull(report);
        return report switch
        {
            _ when report.Findings.Any(f => f.Detector.Id == detectorId) => Answer.Found,
            _ when report.Suppressed.Any(s => s.Finding.Detector.Id == detectorId) => Answer.Suppressed,
            _ when report.Cleared.Any(d => d.Id == detectorId) => Answer.Cleared,
            _ when report.NotEvaluated.Any(n => n.Detector.Id == detectorId) => Answer.NotEvaluated,
            _ => Answer.Absent,
        };
    }

    private static string Describe(Answer answer, string detectorId, CollapseReport report) => answer switch
    {
        Answer.Found => $"found: {report.Findings.First(f => f.Detector.Id == detectorId).Message.TrimEnd('.')}",
        Answer.Suppressed => $"is suppressed: {report.Suppressed.First(s => s.Finding.Detector.Id == detectorId).Reason.TrimEnd('.')}",
        Answer.Cleared => "looked and found nothing",
        Answer.NotEvaluated => $"could not judge: {report.NotEvaluated.First(n => n.Detector.Id == detectorId).Reason.TrimEnd('.')}",
        _ => "did not judge this kind of input",
    };

    private enum Answer
    {
        Absent,
        Found,
        Suppressed,
        Cleared,
        NotEvaluated,
    }
}
