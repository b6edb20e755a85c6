using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Which of the regression outputs are practically constant, by one rule for CG1001, CG1003, CG1009 and CG1010.</summary>
/// <param name="Outputs">Name of each output.</param>
/// <param name="Dead">Indices of those that are practically constant.</param>
/// <param name="Judged">How many could be judged.</param>
/// <param name="Rows">Rows seen.</param>
internal sealed record OutputVitality(IReadOnlyList<string> Outputs, IReadOnlyList<int> Dead, int Judged, long Rows)
{
    /// <summary>Judges every output, labelled or not; Holm's correction over those that have labels.</summary>
    public static OutputVitality Of(Snapshot snapshot, ConstantOutputOptions options)
    {
        if (snapshot.Regression.Count == 0)
        {
            return snapshot.Outputs is { } outputs ? Unlabelled(outputs, options) : new OutputVitality([], [], 0, 0);
        }

        double[] pValues = [.. snapshot.Regression.Select(o => PValue(o.Pair, options))];
        double[] adjusted = HolmCorrection.Adjust(pValues.Where(p => !double.IsNaN(p)).ToArray());
        var dead = new List<int>();
        int judged = 0;
        for (int i = 0; i < pValues.Length; i++)
        {
            if (!double.IsNaN(pValues[i]) && adjusted[judged++] < options.SignificanceLevel)
            {
                dead.Add(i);
            }
        }

        return new OutputVitality([.. snapshot.Regression.Select(o => o.Name)], dead, judged, snapshot.Regression[0].Predicted.Count);
    }

    /// <summary>True when there are rows enough and targets that vary beyond rounding.</summary>
    public static bool CanJudge(PairedSummary pair, ConstantOutputOptions options) =>
        pair.Count >= options.MinimumRows && FloatResolution.IsResolved(pair.Actual, options.ResolutionUnits);

    /// <summary>p-value of "not practically constant"; 1 when spread or earned skill speak against it, NaN when it cannot be judged.</summary>
    public static double PValue(PairedSummary pair, ConstantOutputOptions options)
    {
        if (!CanJudge(pair, options))
        {
            return double.NaN;
        }

        ConstantEquivalence constant = ConstantEquivalence.Of(pair);
        bool isEarned = constant.Slope <= options.EarnedSlope && constant.SkillPValue() < options.EarnedLevel;
        return constant.Spread > options.MaximumSpread || isEarned ? 1 : constant.EquivalencePValue(options.MaximumSkill);
    }

    /// <summary>True when this pair alone is practically constant.</summary>
    public static bool IsConstant(PairedSummary pair, ConstantOutputOptions options) =>
        PValue(pair, options) < options.SignificanceLevel;

    private static OutputVitality Unlabelled(OutputSummary outputs, ConstantOutputOptions options)
    {
        var dead = new List<int>();
        int judged = 0;
        for (int i = 0; i < outputs.Outputs.Count; i++)
        {
            MomentSummary moments = outputs.Outputs[i].Moments;
            if (moments.Count >= options.MinimumRows)
            {
                judged++;
                if (FloatResolution.IsConstant(moments, options.ResolutionUnits))
                {
                    dead.Add(i);
                }
            }
        }

        return new OutputVitality([.. outputs.Outputs.Select(o => o.Name)], dead, judged, outputs.Count);
    }
}
