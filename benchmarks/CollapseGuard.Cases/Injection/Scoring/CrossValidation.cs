using CollapseGuard.Diagnosis;

namespace CollapseGuard.Cases.Injection;

/// <summary>Ranks every faulty program by a table calibrated on the other templates.</summary>
internal static class CrossValidation
{
    private static readonly double[] Temperatures = [.5, .6, .7, .85, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4];

    /// <summary>The rankings by the table of each program's fold, at the temperature that fits the other folds best, and the one that fits all.</summary>
    /// <param name="runs">Faulty programs.</param>
    /// <param name="fit">From the programs of the other templates to weights.</param>
    public static (IReadOnlyList<Marked> Marked, double Temperature) Run(IReadOnlyList<InjectedRun> runs, Func<IReadOnlyList<InjectedRun>, CauseWeights> fit)
    {
        string[] templates = [.. runs.Select(r => r.Program.Recipe.Template).Distinct()];
        var folds = templates.ToDictionary(t => t, t =>
        {
            CauseWeights weights = fit([.. runs.Where(r => r.Program.Recipe.Template != t)]);
            InjectedRun[] held = [.. runs.Where(r => r.Program.Recipe.Template == t)];
            return Temperatures.Select(at => held.Select(r => Marked.By(weights.At(at), r)).ToArray()).ToArray();
        });

        int overall = Best(folds.Values);
        return ([.. templates.SelectMany(t => folds[t][Best(folds.Where(f => f.Key != t).Select(f => f.Value))])], Temperatures[overall]);
    }

    private static int Best(IEnumerable<Marked[][]> folds) =>
        Enumerable.Range(0, Temperatures.Length).MinBy(t => folds.Sum(fold => fold[t].Sum(m => m.LogLoss)));
}
