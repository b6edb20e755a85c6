using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees hidden layers whose outputs lie on one line: many units, and all say the same.</summary>
/// <remarks>
/// Statistic: effective rank of a layer's outputs over rows, (sum s)²/sum s² of the singular values, in [1, units]. One dimension is enough for a network that
/// has learned one output, so only where it has not learned does this speak; narrow layers, as the waist of an autoencoder, are left out.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LowRankRepresentationDetector(LowRankRepresentationOptions? options = null) : IDetector
{
    private readonly LowRankRepresentationOptions options = options ?? LowRankRepresentationOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2015", "LowRankRepresentation", "Hidden layers whose units all say the same.", Severity.Warning);

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

        LayerSummary[] judged = [.. training.Layers.Where(l => !l.IsOutput && l.Units >= options.MinimumUnits && l.EffectiveRank.IsKnown)];
        if (judged.Length == 0)
        {
            return Watched.NothingSeen(training, "No hidden layer of enough units was looked at.");
        }

        if (training.BatchSize < options.MinimumRows)
        {
            return Answer.Undecided($"Batches of {training.BatchSize:N0} rows span few dimensions by themselves; at least {options.MinimumRows} rows are needed. Observe one larger batch.");
        }

        Suspect[] found = options.Skill.IsShown(training) ? [] : [.. judged.Where(l => l.EffectiveRank.Latest < options.MinimumRank).Select(Flat).WorstFirst()];
        return found.Length == 0 ? Answer.Clear : found.Report(
            Info,
            $"{found.Lead()}the outputs of '{found[0].Name}' have an effective rank of {found[0].Evidence[0].Value:F2} (n = {training.BatchSize:N0} rows a batch): its units say the same thing, whatever the row. {Began(judged.First(l => l.Name == found[0].Name))}Look at the scale of the inputs, at weights that all begin equal, and at dead or saturated layers before this one.",
            Watched.Layers(found));
    }

    private Suspect Flat(LayerSummary layer) =>
        new(layer.Name, Severity.Warning, new Evidence($"effective rank of '{layer.Name}'", layer.EffectiveRank.Latest, Expectation.AtLeast, options.MinimumRank, layer.Samples)) { Badness = -layer.EffectiveRank.Latest };

    private string Began(LayerSummary layer) => double.IsNaN(layer.EffectiveRank.First) ? ""
        : layer.EffectiveRank.First < options.MinimumRank ? "It was so at the first step: the fault lies before training. "
        : Answer.Text($"It began with {layer.EffectiveRank.First:F1}: training brought it down. ");
}

/// <summary>Limits of <see cref="LowRankRepresentationDetector"/>. Immutable.</summary>
public sealed record LowRankRepresentationOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LowRankRepresentationOptions Default { get; } = new();

    /// <summary>Effective rank that is enough, in [1, 100]; 1.2 by default: a second direction with a tenth of the first one's spread. Source: Jing et al. (2022), Understanding dimensional collapse.</summary>
    public double MinimumRank { get; init => field = Limit.In(value, 1, 100); } = 1.2;

    /// <summary>Units that a layer needs to be judged, at least 2; 8 by default. Source: judgement.</summary>
    public long MinimumUnits { get; init => field = Limit.Rows(value, 2); } = 8;

    /// <summary>Rows of a batch needed, at least 2; 8 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 8;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
