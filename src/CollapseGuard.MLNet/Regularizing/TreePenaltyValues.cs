namespace CollapseGuard.MLNet.Regularizing;

/// <summary>What each tree penalty is set to, from the weakest to the strongest, and which trainers have it.</summary>
internal static class TreePenaltyValues
{
    public static IReadOnlyList<double> Default(TreePenalty penalty) => penalty switch
    {
        TreePenalty.LeafMinimum => [1, 5, 10, 20, 50, 100, 200, 500, 1_000],
        TreePenalty.Shrinkage => [1, .5, .2, .1, .05, .02, .01],
        TreePenalty.Dropout => [0, .05, .1, .2, .3, .5],
        TreePenalty.Smoothing => [0, .1, .25, .5, .75, .9],
        TreePenalty.Entropy => [0, .1, .25, .5, 1],
        _ => throw new ArgumentOutOfRangeException(nameof(penalty), penalty, $"{penalty} is not one of {string.Join(", ", Enum.GetNames<TreePenalty>())}."),
    };

    public static ArgumentException Absent(TreePenalty penalty, string trainer, params TreePenalty[] there) =>
        new($"{trainer} has no {penalty}; it has {string.Join(", ", there)}.", nameof(penalty));
}
