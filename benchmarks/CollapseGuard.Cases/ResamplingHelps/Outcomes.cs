namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>The outcomes of all sets, and what an arm makes of them against another one.</summary>
internal sealed class Outcomes(IReadOnlyList<SetOutcome> all)
{
    private readonly Dictionary<(string, Learner, Arm), SetOutcome> found = all.ToDictionary(o => (o.Set.Name, o.Learner, o.Arm));

    /// <summary>The sets, from the mildest ratio to the strongest.</summary>
    public IReadOnlyList<ImbalancedSet> Sets { get; } = [.. all.Select(o => o.Set).DistinctBy(s => s.Name).OrderBy(s => s.Ratio)];

    public SetOutcome Of(ImbalancedSet set, Learner learner, Arm arm) => found[(set.Name, learner, arm)];

    /// <summary>Mean over sets.</summary>
    public double Mean(Learner learner, Arm arm, Figure figure) => Sets.Average(set => Of(set, learner, arm).Mean(figure));

    /// <summary>What an arm changes against another one, a number a set.</summary>
    public double[] Differences(Learner learner, Arm arm, Arm against, Figure figure) =>
        [.. Sets.Select(set => Of(set, learner, arm).Mean(figure) - Of(set, learner, against).Mean(figure))];
}
