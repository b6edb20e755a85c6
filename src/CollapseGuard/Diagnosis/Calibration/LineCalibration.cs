namespace CollapseGuard.Diagnosis.Calibration;

/// <summary>The weight of a line from what was counted and what the expert expects.</summary>
/// <remarks>
/// theta = (hits + k expected)/(n + k), where the expert expects exp(w) times the rate among the other causes; the weight is
/// ln(theta / rate among the others), at most 3.5 either way, times what is new in the answer beside the others it comes with.
/// With no program counted it is the expert's.
/// </remarks>
internal static class LineCalibration
{
    /// <summary>Programs that the expert's word is worth: pseudo-counts, so that a handful of hits does not overrule it.</summary>
    public const double ExpertPrograms = 4;

    /// <summary>Greatest weight either way.</summary>
    public const double Bound = 3.5;

    /// <summary>Rates are held off 0 and 1: a few dozen programs cannot show either.</summary>
    private const double LeastRate = .01;

    /// <summary>The calibrated weight of a written line.</summary>
    public static double WeightOf(CauseLine line, AnswerCounts counts)
    {
        string answer = AnswerCounts.NameOf(line.DetectorId, line.WhenFound, line.Only);
        bool isSilence = !line.WhenFound && line.Only is null;
        return WeightOf(line.Weight, line.Cause, answer, isSilence, counts);
    }

    /// <summary>The same of an answer that may have no line.</summary>
    /// <param name="expert">The expert's log-ratio; 0 where the expert says nothing.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="answer">What was counted.</param>
    /// <param name="isSilence">True when the answer counts that was not given.</param>
    /// <param name="counts">The counts.</param>
    public static double WeightOf(double expert, CauseId cause, string answer, bool isSilence, AnswerCounts counts)
    {
        if (counts.Of(answer, cause) is not { } counted || counts.RateAmongOthers(answer, cause) is not { } rate)
        {
            return expert;
        }

        double others = Math.Clamp(isSilence ? 1 - rate : rate, LeastRate, 1 - LeastRate);
        double expected = Math.Clamp(others * Math.Exp(expert), LeastRate, 1 - LeastRate);
        double hits = isSilence ? counted.Count - counted.Hits : counted.Hits;
        double theta = (hits + (ExpertPrograms * expected)) / (counted.Count + ExpertPrograms);
        return counts.ShareOf(answer) * Math.Clamp(Math.Log(theta / others), -Bound, Bound);
    }
}
