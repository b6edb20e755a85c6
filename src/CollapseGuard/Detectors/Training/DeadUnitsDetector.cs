using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees rectified layers in which nearly no unit answers to any row.</summary>
/// <remarks>
/// Statistic: share of a layer's units that were 0 for every row of the latest batch, in [0, 1]. Small batches are left out: a sound unit is 0 for one row in
/// two. Sparse layers are healthy; only what leaves nearly nothing speaks, and no louder than a note where the network learns.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DeadUnitsDetector(DeadUnitsOptions? options = null) : IDetector
{
    private readonly DeadUnitsOptions options = options ?? DeadUnitsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2002", "DeadUnits", "Layers whose units are 0 for every row.", Severity.Warning);

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

        LayerSummary[] judged = [.. training.Layers.Where(l => l.DeadShare.IsKnown && l.Units > 0)];
        if (judged.Length == 0)
        {
            return Watched.NothingSeen(training, "No layer with units that can be 0 for every row was looked at.");
        }

        if (training.BatchSize < options.MinimumRows)
        {
            return Answer.Undecided($"Batches of {training.BatchSize:N0} rows; a unit that is 0 for all of at least {options.MinimumRows} rows can be called dead. Observe one larger batch.");
        }

        Suspect[] found = [.. judged.Where(l => l.DeadShare.Latest > options.MaximumShare).Select(l => Dead(l, training)).WorstFirst()];
        return found.Length == 0 ? Answer.Clear : found.Report(
            Info,
            $"{found.Lead()}{found[0].Evidence[0].Value:P0} of the units of '{found[0].Name}' are 0 for every row (n = {training.BatchSize:N0} rows a batch, {training.Steps:N0} steps). They get no gradient and do not come back by themselves{(found[0].Severity == Severity.Note ? ", and the network learns without them" : ": what lies behind them answers the same to everything")}. Initialize anew with a lower learning rate or scaled inputs and targets; leaky relu keeps a way back.",
            Watched.Layers(found));
    }

    private Suspect Dead(LayerSummary layer, TrainingSummary training) =>
        new(layer.Name, options.Skill.Weigh(training), new Evidence($"dead units of '{layer.Name}'", layer.DeadShare.Latest, Expectation.AtMost, options.MaximumShare, (long)training.BatchSize)) { Badness = layer.DeadShare.Latest };
}

/// <summary>Limits of <see cref="DeadUnitsDetector"/>. Immutable.</summary>
public sealed record DeadUnitsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DeadUnitsOptions Default { get; } = new();

    /// <summary>Share of dead units above which a layer counts as dead, in [.5, 1); .9 by default. Source: Lu et al. (2020), Dying ReLU and Initialization; peers take .5 to .7, which sound sparse layers pass.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, .5, .999); } = .9;

    /// <summary>Rows of a batch needed, at least 2; 8 by default: a unit that answers to half of the rows is 0 for all 8 of them once in 256 times.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 8;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
