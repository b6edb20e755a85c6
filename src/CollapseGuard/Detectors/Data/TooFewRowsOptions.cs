namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="TooFewRowsDetector"/>. Immutable.</summary>
public sealed record TooFewRowsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static TooFewRowsOptions Default { get; } = new();

    /// <summary>Rows that any table needs, at least 2; 50 by default. Source: Green, "How many subjects does it take to do a regression analysis?" (1991): 50 + 8 a column.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 50;

    /// <summary>Rows for each encoded column, in [1, 1e6]; 10 by default. Source: Peduzzi et al. (1996), Harrell, "Regression Modeling Strategies" (2015): 10 to 20. Below 1 it is a warning: more unknowns than equations.</summary>
    public double RowsPerColumn { get; init => field = Limit.In(value, 1, 1e6); } = 10;

    /// <summary>Rows of the rarest class, at least 1; 30 by default. Source: simulation for CG1004 and CG1006: with fewer, whether a model finds the class cannot be told from chance.</summary>
    public long ClassRows { get; init => field = Limit.Rows(value, 1); } = 30;

    /// <summary>Rows of the rarest class below which it is a warning, at least 1; 10 by default: at a recall of .2 all ten are missed once in nine times.</summary>
    public long WarningClassRows { get; init => field = Limit.Rows(value, 1); } = 10;

    /// <summary>Share of different values above which a category is no column to encode, in [0, 1]; .5 by default.</summary>
    public double MaximumDistinctShare { get; init => field = Limit.In(value, 0, 1); } = .5;
}
