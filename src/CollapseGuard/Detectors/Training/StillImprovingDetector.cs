using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a loss that was still falling, and worth more steps, at the last step observed.</summary>
/// <remarks>
/// Statistic: fall over the last quarter of the run, by a straight line, as a share of the whole descent, in [0, 1]. A converged run has its descent behind it;
/// a run that is nearly perfect needs no more steps, though its loss falls to the end. During a training it says no more than that it goes on.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class StillImprovingDetector(StillImprovingOptions? options = null) : IDetector
{
    private readonly StillImprovingOptions options = options ?? StillImprovingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2019", "StillImproving", "A loss that was still falling at the last step.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training)
        {
            return Watched.NoLoop;
        }

        if (!Watched.HasCourse(training, options.MinimumLosses))
        {
            return Watched.TooShort(training, options.MinimumLosses);
        }

        CourseTrend last = CourseTrend.Of(training.Loss, .25);
        double share = -last.Change / (CourseDescent.Of(training.Loss).Start - last.End);
        bool isFalling = last.FallPValue() < options.SignificanceLevel && last.Level < CourseDescent.Of(training.Loss).Start;
        bool isWorthIt = -last.Change > options.MinimumFall * Math.Abs(last.Level) && !(LearnedSkill.Of(training) >= options.EnoughSkill);
        return isFalling && isWorthIt && share > options.MaximumShare ? Report(training, last, share) : Answer.Clear;
    }

    private Verdict Report(TrainingSummary training, CourseTrend last, double share)
    {
        double skill = LearnedSkill.Of(training);
        return Answer.Found(
            Info, "loss", null,
            $"In the last quarter of the run the loss fell from {Answer.Number(last.Start)} to {Answer.Number(last.End)}, {Math.Min(1, share):P0} of its whole descent (n = {training.Loss.Count:N0} losses){(double.IsNaN(skill) ? "" : Answer.Text($"; skill is {skill:F2} so far"))}. It has not come to its floor. Train on; if it takes many times as long, raise the learning rate.",
            new Evidence("fall in the last quarter/whole descent", share, Expectation.AtMost, options.MaximumShare, last.Count));
    }
}

/// <summary>Limits of <see cref="StillImprovingDetector"/>. Immutable.</summary>
public sealed record StillImprovingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static StillImprovingOptions Default { get; } = new();

    /// <summary>Share of the descent in the last quarter that is a tail, in [0, 1]; .1 by default: an even descent has .25, an exponential one that came down a hundredfold .02.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Fall over the last quarter that is worth a word, as a share of the level, in [0, 1]; .005 by default: half of the fall that CG2010 calls none, in half of its time.</summary>
    public double MinimumFall { get; init => field = Limit.In(value, 0, 1); } = .005;

    /// <summary>Skill from which more steps are not needed, in [0, 1]; .8 by default. Source: judgement.</summary>
    public double EnoughSkill { get; init => field = Limit.In(value, 0, 1); } = .8;

    /// <summary>One-sided level at which a fall is beyond chance, in [1e-12, .5]; .001 by default. Source: judgement.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-12, .5); } = .001;

    /// <summary>Losses needed, at least 8; 20 by default. Source: judgement.</summary>
    public long MinimumLosses { get; init => field = Limit.Rows(value, 8); } = 20;
}
