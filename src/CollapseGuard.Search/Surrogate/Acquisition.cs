namespace CollapseGuard.Search.Surrogate;

/// <summary>The worth of trying a candidate next: expected improvement times the probability that it is fit to win; logarithms.</summary>
internal sealed class Acquisition
{
    private readonly CandidateEncoding encoding;
    private readonly GaussianProcess scores;
    private readonly FeasibilityModel? feasibility;
    private readonly double incumbent;
    private readonly double[] point, scoreScratch, feasibilityScratch;

    /// <param name="encoding">What candidates are to the models.</param>
    /// <param name="scores">The model of scores.</param>
    /// <param name="incumbent">The best posterior mean.</param>
    /// <param name="feasibility">The model of fitness; null where none was rejected yet.</param>
    public Acquisition(CandidateEncoding encoding, GaussianProcess scores, double incumbent, FeasibilityModel? feasibility)
    {
        (this.encoding, this.scores, this.incumbent, this.feasibility) = (encoding, scores, incumbent, feasibility);
        (point, scoreScratch, feasibilityScratch) = (new double[encoding.Width], scores.Scratch(), feasibility?.Scratch() ?? []);
    }

    public double Of(Candidate candidate)
    {
        encoding.Encode(candidate.Values, point);
        (double mean, double variance) = scores.Predict(point, scoreScratch);
        double log = ExpectedImprovement.Log(mean, variance, incumbent);
        return log + (feasibility?.LogProbability(point, feasibilityScratch) ?? 0);
    }
}
