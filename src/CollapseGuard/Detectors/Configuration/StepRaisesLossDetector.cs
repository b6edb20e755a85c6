using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a step of the optimizer that raises the loss of its own batch, while a shorter one lowers it: the learning rate is too high.</summary>
/// <remarks>
/// Statistic: rise of the loss by one step over the way from the loss to its floor, in (-∞, ∞); negative when it falls. Jitter at the end of a run does not
/// count: the way is taken as at least a tenth of the first one. A first step that a run has got over is a note; one that ended at the best constant may
/// have died of it. Longer steps that raise the loss say nothing: training at the edge of stability is normal.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class StepRaisesLossDetector(StepRaisesLossOptions? options = null) : IDetector
{
    private readonly StepRaisesLossOptions options = options ?? StepRaisesLossOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4031", "StepRaisesLoss", "A step of the optimizer raises the loss of its own batch; a shorter one lowers it.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Step: { } latest } configuration)
        {
            return NetworkFindings.NotAsked("steps of several sizes");
        }

        StepProfile first = configuration.FirstStep ?? latest;
        double leastWay = options.JitterShare * Math.Max(0, StepProgress.Distance(first));
        double firstRise = -StepProgress.Of(first, 1), latestRise = -StepProgress.Of(latest, 1, leastWay);
        if (double.IsNaN(firstRise) && double.IsNaN(latestRise))
        {
            return Answer.Undecided($"The loss is not above its floor, or the optimizer's own step was not tried.");
        }

        bool isLate = latestRise > options.MaximumRise;
        return !isLate && !(firstRise > options.MaximumRise) ? Answer.Clear
            : Judge(isLate ? latest : first, isLate ? latestRise : firstRise, isLate || !NetworkFindings.HasLearned(snapshot), configuration.Rows);
    }

    private Verdict Judge(StepProfile profile, double rise, bool isWarning, long rows)
    {
        double shorter = StepProgress.BestShorter(profile);
        return double.IsNaN(shorter) ? Answer.Undecided($"A step raises the loss, and no shorter one was tried.")
            : shorter <= 0 && shorter >= -options.MaximumRise ? Answer.Undecided($"No step lowers the loss, however short: the direction is in question, not the learning rate.")
            : NetworkFindings.Found(
                Info, isWarning ? Severity.Warning : Severity.Note, NetworkFindings.Optimizer,
                $"At step {profile.AtStep:N0} one step with learning rate {Answer.Number(profile.LearningRate)} raises the loss of its own batch from {Answer.Number(profile.Loss)} by {(double.IsInfinity(rise) ? "more than a number can hold" : Answer.Text($"{Answer.Number(rise)} times its way to the floor"))}, and {(shorter > 0 ? "a shorter step lowers it" : "even the shortest one tried more than doubles it")} (n = {rows:N0} rows). {(isWarning ? "Steps of this size overshoot and can kill every unit at once." : "The run has recovered from it since.")} Train once with a tenth of the rate; scale inputs and targets first if they are far from unit scale.",
                new Evidence("rise of the loss by one step/way to its floor", rise, Expectation.AtMost, options.MaximumRise, rows));
    }
}

/// <summary>Limits of <see cref="StepRaisesLossDetector"/>. Immutable.</summary>
public sealed record StepRaisesLossOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static StepRaisesLossOptions Default { get; } = new();

    /// <summary>Rise over the way to the floor that needs no word, in [0, 1e6]; 1 by default: the loss doubles. Source: Cohen and others (2021), Gradient descent on neural networks typically occurs at the edge of stability: small rises are normal there.</summary>
    public double MaximumRise { get; init => field = Limit.In(value, 0, 1e6); } = 1;

    /// <summary>Share of the first way below which a later rise counts as jitter, in [0, 1]; .1 by default. Source: judgement.</summary>
    public double JitterShare { get; init => field = Limit.In(value, 0, 1); } = .1;
}
