using System.Globalization;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Remembers the stages as they pass, and says at the end what they show. Belongs to one thread.</summary>
/// <remarks>
/// Losses are compared row by row, by the mean of their differences over its standard error (Diebold and Mariano, 1995). The best of many stages is best by luck too:
/// the level of .01 is shared among the stages (Bonferroni).
/// </remarks>
internal sealed class TreeJudge(StagedEnsemble ensemble)
{
    private const double Level = .01;

    /// <summary>Rows from which a mean of losses is near enough to normal. Source: the usual rule of thumb.</summary>
    private const int LeastRows = 30;

    private double[] best = [];
    private double[] last = [];
    private double[] constant = [];
    private double bestSkill = double.NegativeInfinity;
    private double lastSkill = double.NaN;
    private SkillMeasure measure;
    private int stages;

    /// <summary>Trees at the highest skill on validation rows; 0 when unknown.</summary>
    public int BestTreeCount { get; private set; }

    /// <summary>Takes a stage.</summary>
    public void Take(int trees, double skill, StageSkill? losses)
    {
        stages++;
        if (losses is null || double.IsNaN(skill))
        {
            return;
        }

        (lastSkill, last, constant, measure) = (skill, losses.Losses, losses.ConstantLosses, losses.Measure);
        if (skill > bestSkill)
        {
            (bestSkill, BestTreeCount, best) = (skill, trees, [.. losses.Losses]);
        }
    }

    /// <summary>The verdict.</summary>
    public (TreeVerdict Verdict, string Explanation) Judge(StagedRows? held)
    {
        int trees = ensemble.TreeCount;
        string all = ensemble.Parts.Count == 1 ? Text($"{trees} trees") : Text($"{trees} rounds of trees, one for each of {ensemble.Parts.Count} classes,");
        if (ensemble.SplitTreeCount == 0)
        {
            return (TreeVerdict.NoSplit, Text($"None of the {all} has a split: the score is one number for every row. Lower the least number of rows a leaf, or look whether the features vary."));
        }

        if (held is null || BestTreeCount == 0)
        {
            return (TreeVerdict.NotEvaluated, Text($"{all.TrimEnd(',')}; {(held is null ? "validation rows" : "validation rows whose label varies")} would tell whether they are too many."));
        }

        if (measure == SkillMeasure.Ranking || held.Count < LeastRows)
        {
            return (TreeVerdict.NotEvaluated, Text($"{all.TrimEnd(',')}, best with {BestTreeCount} (skill {bestSkill:0.000}, with all {lastSkill:0.000}, n = {held.Count}); {(held.Count < LeastRows ? $"{LeastRows} rows" : "a calibrator")} would tell whether the difference is one."));
        }

        double border = Normal.InvCDF(0, 1, 1 - (Level / stages));
        return !(Deviation(constant, best) > border)
            ? (TreeVerdict.NoSkill, Text($"With no number of trees{(ensemble.Parts.Count == 1 ? "" : " a class")} up to {trees} are the validation rows answered better than by the best constant (best skill {bestSkill:0.000} with {BestTreeCount}, n = {held.Count})."))
            : Deviation(last, best) > border
                ? (TreeVerdict.Overfitting, Text($"All {all} do worse on validation rows than the first {BestTreeCount}: skill {lastSkill:0.000} against {bestSkill:0.000} (n = {held.Count}). Train {BestTreeCount}, or learn more slowly."))
                : (TreeVerdict.Settled, Text($"{all} have skill {lastSkill:0.000} on validation rows, not shown to be worse than the best {bestSkill:0.000} with {BestTreeCount} (n = {held.Count})."));
    }

    /// <summary>Mean of (more - less) in standard errors; 0 when they do not differ.</summary>
    private static double Deviation(double[] more, double[] less)
    {
        double mean = more.Zip(less, static (a, b) => a - b).Average();
        double variance = more.Zip(less, (a, b) => (a - b - mean) * (a - b - mean)).Sum() / (more.Length - 1);
        return variance > 0 ? mean / Math.Sqrt(variance / more.Length) : 0;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
