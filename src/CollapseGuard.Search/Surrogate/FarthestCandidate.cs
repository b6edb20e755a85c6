namespace CollapseGuard.Search.Surrogate;

/// <summary>Where nothing was accepted yet there is no score to improve on: of several draws the one farthest from all that was tried.</summary>
/// <remarks>Mitchell, "Spectrally optimal sampling for distribution ray tracing", SIGGRAPH 1991: best-candidate sampling fills a space more evenly than single draws, and has no love of corners.</remarks>
internal static class FarthestCandidate
{
    private const int Draws = 32;

    /// <summary>A pure function of the state; null if every candidate drawn had been proposed.</summary>
    public static Candidate? Of(ProposalState state, CandidateEncoding encoding)
    {
        Random random = state.Random(Seeds.Acquisition);
        double[] tried = encoding.Encode([.. state.Proposed]);
        Candidate? farthest = null;
        double greatest = -1;
        var unit = new double[encoding.Ranges];
        var point = new double[encoding.Width];
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (ref double place in unit.AsSpan())
            {
                place = random.NextDouble();
            }

            Candidate candidate = state.Space.FromUnit(state.Number, unit);
            encoding.Encode(candidate.Values, point);
            double distance = Distance(encoding, point, tried);
            if (distance > greatest && !state.Proposed.Contains(candidate))
            {
                (farthest, greatest) = (candidate, distance);
            }
        }

        return farthest;
    }

    /// <summary>Squared, to the nearest.</summary>
    private static double Distance(CandidateEncoding encoding, ReadOnlySpan<double> point, ReadOnlySpan<double> tried)
    {
        double least = double.PositiveInfinity;
        for (int at = 0; at < tried.Length; at += encoding.Width)
        {
            double sum = 0;
            for (int range = 0; range < encoding.Ranges; range++)
            {
                sum += encoding.SquaredDistance(point, tried.Slice(at, encoding.Width), range);
            }

            least = Math.Min(least, sum);
        }

        return least;
    }
}
