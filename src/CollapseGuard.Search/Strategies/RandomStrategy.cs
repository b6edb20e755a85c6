namespace CollapseGuard.Search;

/// <summary>Independent draws: uniform on linear ranges, log-uniform on logarithmic ones; no candidate twice.</summary>
/// <remarks>Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012.</remarks>
public sealed record RandomStrategy : SearchStrategy
{
    private const int Attempts = 100;

    internal override bool UsesResults => false;

    internal override Candidate? Propose(ProposalState state)
    {
        Random random = state.Random(Seeds.Draw);
        var unit = new double[state.Space.Ranges.Count];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            for (int i = 0; i < unit.Length; i++)
            {
                unit[i] = random.NextDouble();
            }

            Candidate candidate = state.Space.FromUnit(state.Number, unit);
            if (!state.Proposed.Contains(candidate))
            {
                return candidate;
            }
        }

        // So many repeats happen only where most of a small space has been tried.
        return state.Space.Count is { } count && state.Proposed.Count < count ? Remaining(state, random, count) : null;
    }

    internal override string Describe(SearchSpace space) => "random";

    private static Candidate Remaining(ProposalState state, Random random, long count)
    {
        Lattice all = Lattice.All(state.Space);
        long index = random.NextInt64(count);
        while (true)
        {
            Candidate candidate = all.At(index, state.Number);
            if (!state.Proposed.Contains(candidate))
            {
                return candidate;
            }

            index = (index + 1) % count;
        }
    }
}
