using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees steps so short that all of a run's together cover little of the way, while a step ten or a hundred times as long lowers the loss further.</summary>
/// <remarks>
/// Statistic: share of the way to the floor that one step covers (the better of first and latest) times the steps of the run, in [0, ∞). A first step taken
/// during warm-up is scaled to the latest rate. Silent below half of the first way or of the best constant's loss, and where a longer step gains nothing: then
/// epochs may be missing, not rate.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class StepTooShortDetector(StepTooShortOptions? options = null) : IDetector
{
    private readonly StepTooShortOptions options = options ?? StepTooShortOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4032", "StepTooShort", "Steps that hardly move the loss, while longer ones lower it further.", Severity.Warning);

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
        double now = StepProgress.Of(latest, 1), longer = StepProgress.BestLonger(latest);
        if (double.IsNaN(now) || double.IsNaN(longer))
        {
            return Answer.Undecided($"The loss is not above its floor, or neither the optimizer's own step nor a longer one was tried.");
        }

        double travel = StepProgress.Pace(first, latest) * Math.Max(snapshot.Training?.Steps ?? 0, options.AssumedSteps);
        return now < 0 || travel >= options.NotedTravel || HasLearned(snapshot, first, latest) ? Answer.Clear
            : Math.Max(now, longer) < options.Resolution ? Answer.Undecided($"No step of any size moves the loss by more than rounding ({longer:G2} of the way).")
            : longer < options.LongerGain * now ? Answer.Clear
            : Speak(latest, travel, now, longer, configuration.Rows);
    }

    private Verdict.Found Speak(StepProfile latest, double travel, double now, double longer, long rows)
    {
        bool isWarning = travel < options.MinimumTravel;
        return new Verdict.Found(new Finding(
            Info, isWarning ? Severity.Warning : Severity.Note, NetworkFindings.Optimizer,
            Answer.Text($"At step {latest.AtStep:N0} one step with learning rate {Answer.Number(latest.LearningRate)} takes the loss {Answer.Number(100 * now)} % of the way to its floor, a longer one up to {Answer.Number(100 * longer)} % (n = {rows:N0} rows). All steps of a run cover {Answer.Number(100 * travel)} % of the way. Train once with ten times the rate."),
            [new Evidence("share of the way covered by one step x steps", travel, Expectation.AtLeast, isWarning ? options.MinimumTravel : options.NotedTravel, rows)]));
    }

    private bool HasLearned(Snapshot snapshot, StepProfile first, StepProfile latest) =>
        (latest.AtStep > first.AtStep && StepProgress.Distance(latest) < options.LearnedShare * StepProgress.Distance(first))
        || latest.Loss < options.LearnedShare * (snapshot.Training?.ConstantLoss ?? double.NaN);
}
