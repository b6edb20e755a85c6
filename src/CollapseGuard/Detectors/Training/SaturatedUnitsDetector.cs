using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees bounded layers (sigmoid, tanh, softmax) in which nearly every unit sits at an end of its range, whatever the row.</summary>
/// <remarks>
/// Statistic: share of units within 1 % of an end for at least 95 % of the rows, in [0, 1]. The output of a sound classifier sits at its ends as well:
/// the output layer speaks only where the network is known not to learn.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SaturatedUnitsDetector(SaturatedUnitsOptions? options = null) : IDetector
{
    private readonly SaturatedUnitsOptions options = options ?? SaturatedUnitsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2003", "SaturatedUnits", "Layers whose units sit at an end of their range.", Severity.Warning);

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

        LayerSummary[] judged = [.. training.Layers.Where(l => l.SaturatedShare.IsKnown && l.Units > 0)];
        if (judged.Length == 0)
        {
            return Watched.NothingSeen(training, "No layer with a bounded range was looked at.");
        }

        if (training.BatchSize < options.MinimumRows)
        {
            return Answer.Undecided($"Batches of {training.BatchSize:N0} rows; at least {options.MinimumRows} rows show that a unit sits at its end for all of them. Observe one larger batch.");
        }

        Suspect[] found = [.. judged.Where(l => l.SaturatedShare.Latest > options.MaximumShare && (!l.IsOutput || options.Skill.IsAbsent(training))).Select(l => Saturated(l, training)).WorstFirst()];
        return found.Length == 0 ? Answer.Clear : found.Report(
            Info,
            $"{found.Lead()}{found[0].Evidence[0].Value:P0} of the units of '{found[0].Name}' sit at an end of their range for nearly every row (n = {training.BatchSize:N0} rows a batch, {training.Steps:N0} steps). There they have no slope and pass no gradient on. Scale the inputs, begin with smaller weights, lower the learning rate; at the output compare its range with the targets'.",
            Watched.Layers(found));
    }

    private Suspect Saturated(LayerSummary layer, TrainingSummary training) =>
        new(layer.Name, options.Skill.Weigh(training), new Evidence($"saturated units of '{layer.Name}'", layer.SaturatedShare.Latest, Expectation.AtMost, options.MaximumShare, (long)training.BatchSize)) { Badness = layer.SaturatedShare.Latest };
}

/// <summary>Limits of <see cref="SaturatedUnitsDetector"/>. Immutable.</summary>
public sealed record SaturatedUnitsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SaturatedUnitsOptions Default { get; } = new();

    /// <summary>Share of saturated units above which a layer counts as saturated, in [.5, 1); .9 by default. Source: Glorot and Bengio (2010), section 3; Rakitianskaia and Engelbrecht (2015).</summary>
    public double MaximumShare { get; init => field = Limit.In(value, .5, .999); } = .9;

    /// <summary>Rows of a batch needed, at least 2; 8 by default, as for CG2002.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 8;

    /// <summary>When the network counts as learning, and when as not learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
