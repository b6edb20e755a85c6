namespace CollapseGuard.Resampling;

/// <summary>What a sampler does to the number of rows; decides how a <see cref="SamplingStrategy"/> is read.</summary>
public enum SamplingKind
{
    /// <summary>Adds rows to small classes.</summary>
    OverSampling = 0,

    /// <summary>Takes rows from large classes, to a count that is asked for.</summary>
    UnderSampling = 1,

    /// <summary>Takes out rows that a rule names; how many follows from the data.</summary>
    Cleaning = 2,
}
