using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees batches that hold like targets: rows that were not shuffled before training.</summary>
/// <remarks>
/// Statistic: share of the targets' variance that lies within batches, over what shuffled rows would have, in [0, ∞), 1 = shuffled. It knows the rows of a
/// batch and how rare a class is: a batch of one class only is no sign where the other is one row in a hundred.
/// Skill on such batches is the answer of the batch before: where it is known, skill on held-out rows decides whether this matters.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UnmixedBatchesDetector(UnmixedBatchesOptions? options = null) : IDetector
{
    private readonly UnmixedBatchesOptions options = options ?? UnmixedBatchesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2020", "UnmixedBatches", "Batches that hold like targets.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training?.Batches is not { } batches)
        {
            return Answer.NotHere("No batches with targets were observed.");
        }

        double mix = batches.WithinShare / batches.ExpectedShare;
        return batches.Batches < options.MinimumBatches ? Answer.Undecided($"{batches.Batches:N0} batches of at least two rows; {options.MinimumBatches:N0} are needed to tell an order from chance.")
            : !double.IsFinite(mix) ? Answer.NotHere("The targets do not vary.")
            : mix >= options.MinimumMix ? Answer.Clear
            : Report(snapshot.Training, batches, mix);
    }

    private Verdict Report(TrainingSummary training, BatchMixSummary batches, double mix) => Watched.Report(
        Info, training.ValidationSkill < options.Skill.Shown ? Severity.Warning : options.Skill.Weigh(training), "batches",
        $"Within a batch the targets vary {mix:P0} as much as in shuffled rows, and {batches.SingleTargetShare:P0} of the batches hold one target value only (n = {batches.Batches:N0} batches). Each step teaches the next batch's answer and forgets the last one's. Shuffle the rows before every epoch.",
        new Evidence("variance within batches/when shuffled", mix, Expectation.AtLeast, options.MinimumMix, batches.Batches));
}

/// <summary>Limits of <see cref="UnmixedBatchesDetector"/>. Immutable.</summary>
public sealed record UnmixedBatchesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UnmixedBatchesOptions Default { get; } = new();

    /// <summary>Variance within batches beside that of shuffled rows that is enough, in [0, 1]; .5 by default: rows sorted by class have nearly 0, a buffer that shuffles a tenth of them some .3. Source: Bengio (2012), Practical recommendations, section 3.1.3.</summary>
    public double MinimumMix { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>Batches needed, at least 2; 10 by default. Source: judgement.</summary>
    public long MinimumBatches { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
