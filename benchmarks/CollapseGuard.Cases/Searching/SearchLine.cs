namespace CollapseGuard.Cases.Searching;

/// <summary>What it takes to be as good as random search after a number of trials; all medians over the seeds.</summary>
/// <param name="Function">Which function.</param>
/// <param name="Budget">The trials of random search.</param>
/// <param name="Target">Its value then, without noise.</param>
/// <param name="Random">Trials that random search needs to that value, counted as the others are.</param>
/// <param name="Bayesian">Trials that the Bayesian strategy needs.</param>
/// <param name="ShareOfMany">Bayesian by random trials to the same target over three times the seeds.</param>
/// <param name="BayesianFour">Trials that the Bayesian strategy needs with four at one time.</param>
/// <param name="NotReached">Seeds of which the Bayesian strategy did not get there in all its trials.</param>
/// <param name="BayesianAtBudget">The Bayesian value after as many trials as random search had, at most all of its own.</param>
internal sealed record SearchLine(string Function, int Budget, double Target, double Random, double Bayesian, double ShareOfMany, double BayesianFour, int NotReached, double BayesianAtBudget)
{
    public double Share => Bayesian / Random;
}
