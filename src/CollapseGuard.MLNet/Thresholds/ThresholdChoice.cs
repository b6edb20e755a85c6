using System.Globalization;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Thresholds;

/// <summary>Chooses a threshold on scored rows, and says when it should not be moved.</summary>
internal static class ThresholdChoice
{
    public static ThresholdTuning Choose(BinaryRows rows, ThresholdObjective objective, ThresholdOptions options)
    {
        ThresholdSweep sweep = ThresholdSweep.Over(rows.Scores, rows.Actual);
        var ranking = new RankingTest(Ranking.Measure(rows.Scores, rows.Actual), rows.Positives, rows.Count - rows.Positives);
        ThresholdPoint? chosen = sweep.Best(objective);
        var notes = new List<string>();
        string? doubt = Doubt(rows, ranking, options);
        string? refusal = chosen is null ? $"no threshold reaches {objective.Name} on these {rows.Count} rows" : doubt;
        if (refusal is not null && chosen is not null && options.Force)
        {
            notes.Add($"Moved all the same, as {nameof(ThresholdOptions.Force)} asks: {refusal}");
            refusal = null;
        }

        if (chosen is { IsConstant: true })
        {
            notes.Add($"The best threshold for {objective.Name} decides every row alike: at this objective the model adds nothing.");
        }

        int notFinite = rows.Scores.Count(score => !float.IsFinite(score));
        if (notFinite > 0)
        {
            notes.Add($"{notFinite} of {rows.Count} scores are not finite; no threshold moves them.");
        }

        if (rows.Unlabelled > 0)
        {
            notes.Add($"{rows.Unlabelled} rows without a label were left out.");
        }

        notes.Add("The rows must not be those the model was trained on: there its scores are better than they are.");
        return new ThresholdTuning
        {
            Objective = objective,
            Refusal = refusal,
            Chosen = chosen,
            Before = Before(rows),
            Probability = chosen is { } point ? ProbabilityAt(rows, point.Threshold) : double.NaN,
            Curve = sweep.Points,
            Auc = ranking.Ranking.Auc,
            Notes = notes,
        };
    }

    private static string? Doubt(BinaryRows rows, RankingTest ranking, ThresholdOptions options)
    {
        if (ranking.RarestCount < options.LeastRareRows)
        {
            return $"the rarer class has {ranking.RarestCount} row(s), at least {options.LeastRareRows} are required; a threshold chosen on fewer fits their noise. Give more rows, or pool those of a cross-validation.";
        }

        double p = ranking.PValue();
        return p <= options.SkillLevel ? null : string.Create(CultureInfo.InvariantCulture,
            $"the scores show no skill (AUC {ranking.Ranking.Auc:0.###}, p = {p:0.##}, n = {rows.Count}); tuning would fit noise. Look at the model first: Check says whether its outputs have collapsed.");
    }

    private static ThresholdPoint Before(BinaryRows rows)
    {
        ConfusionMatrix counts = rows.Confusion();
        return new ThresholdPoint(float.NaN, counts[1, 1], counts[0, 1], counts[1, 0], counts[0, 0]);
    }

    private static double ProbabilityAt(BinaryRows rows, float threshold)
    {
        if (rows.Probabilities is null)
        {
            return double.NaN;
        }

        (float below, float above) = (float.NegativeInfinity, float.PositiveInfinity);
        (double lower, double upper) = (double.NaN, double.NaN);
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows.Scores[i] > threshold && rows.Scores[i] < above)
            {
                (above, upper) = (rows.Scores[i], rows.Probabilities[i]);
            }
            else if (rows.Scores[i] <= threshold && rows.Scores[i] > below)
            {
                (below, lower) = (rows.Scores[i], rows.Probabilities[i]);
            }
        }

        return (lower + upper) / 2;
    }
}
