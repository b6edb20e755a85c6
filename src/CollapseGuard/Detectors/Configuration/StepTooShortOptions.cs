namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="StepTooShortDetector"/>. Immutable.</summary>
public sealed record StepTooShortOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static StepTooShortOptions Default { get; } = new();

    /// <summary>Ways to the floor that a run's steps cover at their best pace, below which it is noted, in [0, 1e6]; 1 by default: at best pace the run just arrives. Source: Smith (2017), Cyclical learning rates, on ranges over which the loss falls.</summary>
    public double NotedTravel { get; init => field = Limit.In(value, 0, 1e6); } = 1;

    /// <summary>The same below which it warns, in [0, 1e6]; .3 by default: programs that learned covered 1 and more, one with a hundredth of its rate .07.</summary>
    public double MinimumTravel { get; init => field = Limit.In(value, 0, 1e6); } = .3;

    /// <summary>Steps that a run is taken to have at least, at least 1; 1,000 by default: the first steps of a run do not condemn it.</summary>
    public long AssumedSteps { get; init => field = Limit.Rows(value, 1); } = 1_000;

    /// <summary>Gain of a longer step over that of the step itself, in [1, 1e6]; 3 by default: a step ten times as long still gains three times as much.</summary>
    public double LongerGain { get; init => field = Limit.In(value, 1, 1e6); } = 3;

    /// <summary>Share of the way that is rounding, in [0, 1]; 1e-6 by default: 8 units in the last place of a float32 loss.</summary>
    public double Resolution { get; init => field = Limit.In(value, 0, 1); } = 1e-6;

    /// <summary>Loss over the best constant's, or way over the first one, at which a model has learned, in [0, 1]; .5 by default: it explains half of the targets.</summary>
    public double LearnedShare { get; init => field = Limit.In(value, 0, 1); } = .5;
}
