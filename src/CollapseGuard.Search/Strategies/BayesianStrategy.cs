using System.Globalization;
using CollapseGuard.Search.Surrogate;

namespace CollapseGuard.Search;

/// <summary>Bayesian: a Gaussian process learns the score from finished trials, and the candidate of greatest expected improvement comes next.</summary>
/// <remarks>
/// Scores: Matérn 5/2 kernel, one length a range, noise estimated, all by maximum marginal likelihood with weak priors.
/// Ranges: logarithmic ones on their logarithm, choices one-hot, whole numbers rounded inside the kernel (Garrido-Merchán
/// and Hernández-Lobato, Neurocomputing 380, 2020). The incumbent of the improvement is the best posterior mean, not the
/// luckiest score, so that noise does not lead. Rejected and failed candidates teach a second Gaussian process where
/// candidates are fit to win; the improvement is multiplied by that probability (Gardner et al., "Bayesian optimization
/// with inequality constraints", ICML 2014). Their scores never enter the first.
/// </remarks>
public sealed record BayesianStrategy : SearchStrategy
{
    /// <summary>Trials before the model leads, drawn as a Latin hypercube; null: one a range and one more, at least 4 and at most 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2.</exception>
    public int? InitialTrials
    {
        get;
        init
        {
            if (value is { } count)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 2, nameof(InitialTrials));
            }

            field = value;
        }
    }

    /// <summary>Trials that a model is fitted to at most: the better half of that number, and the latest of the others. The time of a proposal grows with its cube.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 16.</exception>
    public int ModelTrials
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 16);
            field = value;
        }
    } = 256;

    internal override bool UsesResults => true;

    internal override bool NeedsResults(SearchSpace space, int number) => number >= InitialCount(space);

    internal override Candidate? Propose(ProposalState state)
    {
        int first = InitialCount(state.Space);
        if (state.Number < first)
        {
            int axes = state.Space.Ranges.Count;
            double[] units = LatinHypercube.Draw(Seeds.Random(state.Seed, 0, Seeds.Start), first, axes);
            Candidate start = state.Space.FromUnit(state.Number, units.AsSpan(state.Number * axes, axes));
            return state.Proposed.Contains(start) ? new RandomStrategy().Propose(state) : start;
        }

        return ModelProposal.Of(state, ModelTrials) ?? new RandomStrategy().Propose(state);
    }

    internal override string Describe(SearchSpace space) =>
        string.Create(CultureInfo.InvariantCulture, $"Bayesian, {InitialCount(space)} initial trials, model of at most {ModelTrials}");

    private int InitialCount(SearchSpace space) => InitialTrials ?? Math.Clamp(space.Ranges.Count + 1, 4, 20);
}
