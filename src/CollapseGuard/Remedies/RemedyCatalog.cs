using CollapseGuard.Diagnosis;
using CollapseGuard.Reports;

namespace CollapseGuard.Remedies;

/// <summary>The one list of remedies. Adding one: an entry in a part of this class, its snippet, its docs page (docs/remedies).</summary>
public static partial class RemedyCatalog
{
    /// <summary>Further down the list causes are guesses.</summary>
    private const int CausesTreated = 3;

    /// <summary>A cause with less than a twentieth of the first one's support (3 nats behind) is not worth a treatment.</summary>
    private const double LeastShare = .05;

    /// <summary>Every remedy, by cause in the order of the vocabulary; where several treat one cause, the better one first.</summary>
    public static IReadOnlyList<Remedy> All { get; } = [.. DataRemedies().Concat(ModelRemedies()).Concat(TrainingRemedies()).Concat(GradientRemedies()).Concat(RowRemedies()).Concat(NetworkRemedies()).Concat(LossRemedies()).OrderBy(r => r.Cause)];

    /// <summary>Remedies for the best supported causes, in the order of the causes; at most three of them, none far behind the first, none too weakly supported to be shown.</summary>
    /// <remarks>Not to train is an advice that ends the search: where no probe has shown that signal is missing, what can be tried comes before it.</remarks>
    /// <param name="causes">Causes as ranked, mechanisms last.</param>
    public static IReadOnlyList<Remedy> For(IReadOnlyList<RankedCause> causes)
    {
        ArgumentNullException.ThrowIfNull(causes);
        double least = causes.Count == 0 ? 0 : Math.Max(ShownCauses.LeastSupport, causes[0].Support * LeastShare);
        return [.. causes.Take(CausesTreated).Where(c => c.Support >= least).OrderBy(IsUnprovenEnd).SelectMany(c => All.Where(r => r.Cause == c.Cause))];
    }

    /// <summary>Other evidence for a missing signal is what every collapsed model shows.</summary>
    private static bool IsUnprovenEnd(RankedCause cause) =>
        cause.Cause == CauseId.NoSignal && !cause.For.Any(e => e.IsFound && e.DetectorId == OutcomeRule.NoSignal);
}
