using System.Globalization;

namespace CollapseGuard.Diagnosis.Calibration;

/// <summary>Lines that nobody wrote: answers that the injected faults tie to a cause about which the expert says nothing.</summary>
internal static class LearnedLines
{
    /// <summary>Programs of a cause from which a count says anything by itself.</summary>
    private const int LeastPrograms = 10;

    /// <summary>Weight from which an answer is worth a line, a seventh of the expert's "weak": single answers say little, and many of them much.</summary>
    private const double LeastWeight = .1;

    /// <summary>Greatest weight: what was counted and has no written reason is never more than the expert's "strong".</summary>
    private const double GreatestWeight = 1.6;

    /// <summary>All of them, by cause and detector.</summary>
    public static IEnumerable<CauseLine> From(AnswerCounts counts)
    {
        HashSet<(CauseId, string, bool)> written = [.. CauseTable.Lines.Select(l => (l.Cause, l.DetectorId, l.WhenFound))];
        string[] detectors = [.. counts.Answers.Where(answer => !answer.Contains(' ', StringComparison.Ordinal))];
        foreach (CauseId cause in CauseVocabulary.All.Where(c => !CauseVocabulary.IsMechanism(c)))
        {
            foreach (string detector in detectors.Where(d => counts.Of(d, cause) is { Count: >= LeastPrograms }))
            {
                foreach (bool whenFound in (bool[])[true, false])
                {
                    double weight = LineCalibration.WeightOf(0, cause, detector, !whenFound, counts);
                    weight = Math.Clamp(weight, -GreatestWeight, GreatestWeight);
                    if (Math.Abs(weight) >= LeastWeight && !written.Contains((cause, detector, whenFound)))
                    {
                        yield return new CauseLine(cause, detector, whenFound, weight, Reason(cause, detector, whenFound, counts));
                    }
                }
            }
        }
    }

    private static string Reason(CauseId cause, string detector, bool whenFound, AnswerCounts counts)
    {
        (int hits, int count) = counts.Of(detector, cause)!.Value;
        double others = counts.RateAmongOthers(detector, cause)!.Value;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(whenFound ? "so" : "silent")} in {(whenFound ? hits : count - hits)} of {count} programs with this fault put in, and in {(whenFound ? others : 1 - others) * 100:F0} % of those with others");
    }
}
