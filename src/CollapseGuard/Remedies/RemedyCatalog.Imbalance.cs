using CollapseGuard.Remedies.Imbalance;
using static CollapseGuard.Remedies.Imbalance.ImbalanceMeasure;

namespace CollapseGuard.Remedies;

/// <content>What the rows at hand say about remedies against rare classes.</content>
public static partial class RemedyCatalog
{
    private static readonly Dictionary<string, ImbalanceMeasure[]> Measures = new(StringComparer.Ordinal)
    {
        ["weight-classes"] = [ClassWeights],
        ["oversample-training-rows"] = [RandomOverSampler, Smote, SmoteNC, SmoteN, RandomUnderSampler],
        ["tune-threshold"] = [Threshold],
    };

    /// <summary>The remedies with a step for each of their measures: whether it is possible here, and what to expect.</summary>
    /// <param name="remedies">As listed for the causes.</param>
    /// <param name="snapshot">What is known; without classes nothing is added.</param>
    internal static IReadOnlyList<Remedy> Fit(IReadOnlyList<Remedy> remedies, Snapshot snapshot)
    {
        if (!remedies.Any(remedy => Measures.ContainsKey(remedy.Id)) || ImbalanceSituation.Of(snapshot) is not { } situation)
        {
            return remedies;
        }

        IReadOnlyList<ImbalanceAdvice> advice = ImbalanceAdvisor.Advise(situation);
        return [.. remedies.Select(remedy => Measures.TryGetValue(remedy.Id, out ImbalanceMeasure[]? measures) ? remedy with { Steps = [.. remedy.Steps, .. Steps(advice, measures)] } : remedy)];
    }

    // Of the SMOTE family only the members that fit the columns; if none fits, why plain SMOTE does not.
    private static IEnumerable<string> Steps(IReadOnlyList<ImbalanceAdvice> advice, ImbalanceMeasure[] measures)
    {
        ImbalanceAdvice[] chosen = [.. advice.Where(a => measures.Contains(a.Measure))];
        bool fits = chosen.Any(a => a.Measure is Smote or SmoteNC or SmoteN && a.Verdict != ImbalanceVerdict.Impossible);
        return chosen
            .Where(a => a.Measure is not (Smote or SmoteNC or SmoteN) || (fits ? a.Verdict != ImbalanceVerdict.Impossible : a.Measure == Smote))
            .Select(a => $"With the rows at hand {a.Measure} {Expectation(a.Verdict)}: {a.Reason}");
    }

    private static string Expectation(ImbalanceVerdict verdict) => verdict switch
    {
        ImbalanceVerdict.First => "is what to begin with",
        ImbalanceVerdict.WorthTrying => "is worth trying",
        ImbalanceVerdict.LittleToGain => "has little to give",
        _ => "is impossible",
    };
}
