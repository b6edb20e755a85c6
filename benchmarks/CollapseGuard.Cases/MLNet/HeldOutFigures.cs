using CollapseGuard.Cases.ResamplingHelps;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>How good answers are on held-out rows, over folds and seeds, by plain counting.</summary>
internal sealed class HeldOutFigures
{
    public HeldOutFigures(IReadOnlyList<HeldOut> seeds)
    {
        TableSet set = seeds[0].Set;
        Part[] parts = [.. seeds.SelectMany(Parts)];
        BalancedAccuracy = parts.Average(p => p.BalancedAccuracy);
        PrAuc = Mean(parts.Select(p => p.PrAuc));
        ModalShare = seeds.Average(s => s.Decided.CountBy(d => d).Max(d => d.Value) / (double)set.Count);
        HasUnpredicted = seeds.Any(s => set.Labels.Except(s.Decided).Any());
        int[] ranked = set.IsBinary ? [1] : [.. Enumerable.Range(0, set.Classes.Length)];
        (double Auc, double Variance)[] classes = [.. ranked.Select(c => ClassAuc(seeds, c)).Where(c => !double.IsNaN(c.Auc))];
        Auc = classes.Average(c => c.Auc);
        AucError = Math.Sqrt(classes.Sum(c => c.Variance)) / classes.Length;
    }

    /// <summary>Share of the most frequent decision: pooled over the folds of a seed, mean over seeds.</summary>
    public double ModalShare { get; }

    /// <summary>Whether a class with rows is never decided for, in any seed.</summary>
    public bool HasUnpredicted { get; }

    /// <summary>Mean over folds and seeds of the mean recall of the classes in the fold.</summary>
    public double BalancedAccuracy { get; }

    /// <summary>Mean average precision over folds and seeds; of more than two classes the mean over classes.</summary>
    public double PrAuc { get; }

    /// <summary>Mean within folds: scores of two models are never compared. Of more than two classes the mean of each against the rest.</summary>
    public double Auc { get; }

    /// <summary>Its standard error where scores know nothing (Mann and Whitney, 1947), of the folds of one seed: seeds share their rows.</summary>
    public double AucError { get; }

    private static IEnumerable<Part> Parts(HeldOut answers)
    {
        TableSet set = answers.Set;
        for (int f = 0; f < answers.Folds; f++)
        {
            int fold = f;
            int[] rows = [.. Enumerable.Range(0, set.Count).Where(row => answers.Fold[row] == fold)];
            double recall = rows.GroupBy(row => set.Labels[row]).Average(c => c.Count(row => answers.Decided[row] == c.Key) / (double)c.Count());
            IEnumerable<int> classes = set.IsBinary ? [1] : rows.Select(row => set.Labels[row]).Distinct();
            yield return new Part(recall, Mean(classes.Select(c => TestFigures.AveragePrecision(Scores(answers, rows, c), Is(set, rows, c)))));
        }
    }

    private static (double Auc, double Variance) ClassAuc(IReadOnlyList<HeldOut> seeds, int c)
    {
        var areas = new List<double>();
        double variance = 0;
        int folds = 0;
        foreach (HeldOut answers in seeds)
        {
            for (int f = 0; f < answers.Folds; f++)
            {
                int fold = f;
                int[] rows = [.. Enumerable.Range(0, answers.Set.Count).Where(row => answers.Fold[row] == fold)];
                bool[] isClass = Is(answers.Set, rows, c);
                double inside = isClass.Count(i => i), outside = rows.Length - inside;
                if (inside == 0 || outside == 0)
                {
                    continue;
                }

                areas.Add(Area(Scores(answers, rows, c), isClass));
                if (answers == seeds[0])
                {
                    variance += (inside + outside + 1) / (12 * inside * outside);
                    folds++;
                }
            }
        }

        return folds == 0 ? (double.NaN, double.NaN) : (areas.Average(), variance / ((double)folds * folds));
    }

    /// <summary>The chance that a row of the class scores above another, ties half; NaN where a score is.</summary>
    private static double Area(double[] scores, bool[] isClass)
    {
        if (scores.Any(double.IsNaN))
        {
            return double.NaN;
        }

        double below = 0, won = 0, inside = isClass.Count(i => i);
        foreach (IGrouping<double, int> tied in Enumerable.Range(0, scores.Length).GroupBy(row => scores[row]).OrderBy(g => g.Key))
        {
            double of = tied.Count(row => isClass[row]), others = tied.Count() - of;
            won += of * (below + (others / 2));
            below += others;
        }

        return won / (inside * (scores.Length - inside));
    }

    private static double[] Scores(HeldOut answers, int[] rows, int c) => [.. rows.Select(row => (double)answers.Scores[row][answers.Set.IsBinary ? 0 : c])];

    private static bool[] Is(TableSet set, int[] rows, int c) => [.. rows.Select(row => set.Labels[row] == c)];

    private static double Mean(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private readonly record struct Part(double BalancedAccuracy, double PrAuc);
}
