namespace CollapseGuard.Search.Surrogate;

/// <summary>The candidate that the models of scores and of fitness want next.</summary>
internal static class ModelProposal
{
    private const int KnownCandidates = 6;

    /// <summary>A pure function of the state; null if every candidate met had been proposed.</summary>
    public static Candidate? Of(ProposalState state, int modelTrials)
    {
        var encoding = new CandidateEncoding(state.Space);
        IReadOnlyList<Trial> accepted = Kept([.. state.Settled.Where(trial => trial.State == TrialState.Accepted)], state.Direction, modelTrials);
        if (accepted.Count == 0)
        {
            return FarthestCandidate.Of(state, encoding);
        }

        FeasibilityModel? feasibility = FeasibilityModel.Fit(encoding, [.. state.Settled.TakeLast(modelTrials)], state.Random(Seeds.FeasibilityFit), state.Cancellation);
        (GaussianProcess scores, double incumbent, IEnumerable<Candidate> known) = Scores(state, encoding, accepted);
        var acquisition = new Acquisition(encoding, scores, incumbent, feasibility);
        return new AcquisitionSearch(state, acquisition, state.Random(Seeds.Acquisition)).Best(known, state.Cancellation);
    }

    private static (GaussianProcess Scores, double Incumbent, IEnumerable<Candidate> Known) Scores(ProposalState state, CandidateEncoding encoding, IReadOnlyList<Trial> accepted)
    {
        double[] points = encoding.Encode([.. accepted.Select(trial => trial.Candidate)]);
        double[] targets = ScoreWarp.Targets([.. accepted.Select(trial => trial.Score)], state.Direction);
        Hyperparameters fitted = HyperparameterFit.Run(new MarginalLikelihood(encoding, points, targets), encoding.Ranges, state.Random(Seeds.Fit), state.Cancellation);
        GaussianProcess scores = GaussianProcess.Condition(encoding, fitted, points, targets);
        double[] means = Means(scores, encoding, points);
        Candidate[] known = [.. Enumerable.Range(0, means.Length).OrderByDescending(i => means[i]).Take(KnownCandidates).Select(i => accepted[i].Candidate)];
        if (state.Pending.Count > 0)
        {
            // Kriging believer (Ginsbourger, Le Riche and Carraro, 2010): what runs is taken to score as expected, so that no two workers try the same.
            double[] pending = encoding.Encode(state.Pending);
            scores = GaussianProcess.Condition(encoding, fitted, [.. points, .. pending], [.. targets, .. Means(scores, encoding, pending)]);
        }

        return (scores, means.Max(), known);
    }

    private static double[] Means(GaussianProcess process, CandidateEncoding encoding, double[] points)
    {
        double[] scratch = process.Scratch();
        var means = new double[points.Length / encoding.Width];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = process.Predict(points.AsSpan(i * encoding.Width, encoding.Width), scratch).Mean;
        }

        return means;
    }

    /// <summary>The better half of what is kept, and of the others the latest; by number.</summary>
    private static IReadOnlyList<Trial> Kept(IReadOnlyList<Trial> trials, ScoreDirection direction, int most)
    {
        if (trials.Count <= most)
        {
            return trials;
        }

        Trial[] ordered = [.. trials.OrderBy(trial => direction == ScoreDirection.Maximize ? -trial.Score : trial.Score).ThenBy(trial => trial.Number)];
        return [.. ordered.Take(most / 2).Concat(ordered.Skip(most / 2).OrderBy(trial => trial.Number).TakeLast(most - (most / 2))).OrderBy(trial => trial.Number)];
    }
}
