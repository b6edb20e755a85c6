namespace CollapseGuard.Detectors;

/// <summary>When skill over the best constant is shown, and when its absence is. Immutable.</summary>
/// <remarks>Source of the limits: simulation, docs/results/false-alarms.md.</remarks>
public sealed record NoSkillOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NoSkillOptions Default { get; } = new();

    /// <summary>One-sided level of both claims for regression (divided by the number of outputs) and of the bounds for classes, in [1e-9, .5]; .01 by default.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Skill that would matter for regression, in [0, 1]; .02 by default.</summary>
    public double MaximumSkill { get; init => field = Limit.In(value, 0, 1); } = .02;

    /// <summary>Informedness, (sum of recalls - 1)/(K - 1), that would matter for classes, in [0, 1]; .05 by default.</summary>
    public double MaximumInformedness { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Area under the ROC curve that would matter for scores, in [.5, 1]; .55 by default.</summary>
    public double MaximumAuc { get; init => field = Limit.In(value, .5, 1); } = .55;

    /// <summary>Area under the ROC curve that must be ruled out before probabilities with a Brier score worse than the constant's count as without skill, in [.5, 1]; .6 by default: at .7 the simulation calls 3 of 1,000 sound models so, because bad calibration alone worsens the score.</summary>
    public double MaximumUncalibratedAuc { get; init => field = Limit.In(value, .5, 1); } = .6;

    /// <summary>Rows off the modal class below which absence of skill in labels is not claimed, at least 5; 30 by default.</summary>
    public long MinimumOffModalRows { get; init => field = Limit.Rows(value, 5); } = 30;

    /// <summary>When a regression output is constant: then CG1001 speaks, not this detector.</summary>
    public ConstantOutputOptions Output { get; init; } = ConstantOutputOptions.Default;

    /// <summary>When scores rank and decisions vary.</summary>
    public ConstantScoreOptions Score { get; init; } = ConstantScoreOptions.Default;
}
