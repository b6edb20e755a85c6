namespace CollapseGuard.Resampling;

/// <summary>Why rows could not be resampled as asked.</summary>
public enum ResamplingProblem
{
    /// <summary>All rows are of one class.</summary>
    OneClass = 0,

    /// <summary>The strategy cannot be used with this kind of sampler.</summary>
    StrategyNotApplicable = 1,

    /// <summary>The strategy names a class that the rows do not have.</summary>
    UnknownClass = 2,

    /// <summary>The strategy asks for a count on the wrong side of the present one, or for rows of a class without any.</summary>
    CountNotReachable = 3,

    /// <summary>A class has too few rows for the neighbours asked for.</summary>
    TooFewRows = 4,

    /// <summary>A number is NaN or infinite, or a category is missing.</summary>
    MissingValues = 5,

    /// <summary>The sampler cannot work on columns of this kind.</summary>
    ColumnKind = 6,

    /// <summary>The rule of the sampler finds no row to work on.</summary>
    NothingToDo = 7,

    /// <summary>The result would not fit in memory.</summary>
    TooLarge = 8,

    /// <summary>The rows to start from do not exist, or are not of the classes that are condensed.</summary>
    StartingRows = 9,

    /// <summary>The shape, or the range of numbers, that an augmenter was given is not that of the rows.</summary>
    Shape = 10,
}
