using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees k sigmoids under a categorical cross-entropy: outputs in (0, 1) that do not sum to 1, where the loss reads one distribution.</summary>
/// <remarks>Statistic: |mean sum of a row of outputs - 1|; softmax gives 0. Sigmoids under a binary cross-entropy are right, several labels a row included.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class IndependentSigmoidsDetector(IndependentSigmoidsOptions? options = null) : IDetector
{
    private readonly IndependentSigmoidsOptions options = options ?? IndependentSigmoidsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4005", "IndependentSigmoids", "Sigmoids under a categorical cross-entropy.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { Form: LossForm.CategoricalProbabilities or LossForm.CategoricalLogits } loss, Outputs: { Width: > 1 } fit, Rows: var rows })
        {
            return Answer.NotHere("No categorical cross-entropy of several outputs was examined.");
        }

        double off = Math.Abs(fit.RowSumMean - 1);
        bool areSigmoids = OutputReach.IsWithinUnitInterval(fit)
            || (loss.Form is LossForm.CategoricalProbabilities && OutputReach.IsUnbounded(fit) && fit is { OutputMinimum: > 0, OutputMaximum: < 1 });
        if (fit.RowsAreProbabilities || OutputReach.IsPoint(fit) || !areSigmoids || !(off > options.MaximumOff))
        {
            return Answer.Clear;
        }

        string harm = loss.Form is LossForm.CategoricalLogits ? "a softmax of numbers in (0, 1) cannot be sure of any class"
            : loss.ScaleResponse > options.MaximumOff ? "all outputs at 1 cost nothing, so that every class is called certain"
            : "the loss divides by the sum, which leaves the outputs' level without a gradient";
        return Answer.Found(
            Info, "outputs", null,
            $"The {fit.Width:N0} outputs of a row lie in (0, 1) and sum to {Answer.Number(fit.RowSumMean)} on average, while the loss reads one distribution over classes (n = {rows:N0}; {TensorShape.Spoken(fit)}): {harm}. End in one softmax, or keep the sigmoids and use a binary cross-entropy.",
            new Evidence("|mean sum of a row - 1|", off, Expectation.AtMost, options.MaximumOff, rows));
    }
}

/// <summary>Limits of <see cref="IndependentSigmoidsDetector"/>. Immutable.</summary>
public sealed record IndependentSigmoidsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static IndependentSigmoidsOptions Default { get; } = new();

    /// <summary>How far the mean sum of a row may lie from 1, in [0, 1]; .01 by default. TheDeepChecker (Ben Braiek and Khomh 2023) allows .05 a row; the mean of rows that sum to 1 is off by rounding only.</summary>
    public double MaximumOff { get; init => field = Limit.In(value, 0, 1); } = .01;
}
