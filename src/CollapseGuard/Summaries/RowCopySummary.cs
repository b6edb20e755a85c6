namespace CollapseGuard.Summaries;

/// <summary>How often rows repeat, and whether equal features carry different labels.</summary>
/// <remarks>
/// Counted on every row, or on those rows whose hash of all features falls into a share 2^-k of all hashes: copies fall in or out together,
/// so shares are unbiased. A missing value equals a missing value. Equality is judged by 64-bit hashes.
/// </remarks>
public sealed record RowCopySummary
{
    /// <summary>Rows counted.</summary>
    public required long Rows { get; init; }

    /// <summary>The share 2^-k of feature vectors that was counted; 1 = every row, all numbers exact.</summary>
    public double SampledShare { get; init; } = 1;

    /// <summary>Different rows, label included; without a label equal to <see cref="DistinctFeatureRows"/>.</summary>
    public required long DistinctRows { get; init; }

    /// <summary>Different feature vectors.</summary>
    public required long DistinctFeatureRows { get; init; }

    /// <summary>Feature vectors that occur with more than one label.</summary>
    public long ConflictingFeatureRows { get; init; }

    /// <summary>Rows that hold one of those vectors.</summary>
    public long RowsInConflict { get; init; }

    /// <summary>Rows that a function of the features can at best get right: the most frequent label of each vector, summed. Equal to <see cref="Rows"/> without conflicts or without a label.</summary>
    public long BestCorrect { get; init; }

    /// <summary>R² that a function of the features can at best reach on these rows: 1 - squared deviations within vectors / total; NaN for classes, without a label, or for a constant one.</summary>
    public double BestR2 { get; init; } = double.NaN;

    /// <summary>True when every row was counted.</summary>
    public bool IsExact => SampledShare == 1;

    /// <summary>Rows beyond the first of each different row.</summary>
    public long DuplicateRows => Rows - DistinctRows;

    /// <summary>Rows beyond the first of each different feature vector.</summary>
    public long DuplicateFeatureRows => Rows - DistinctFeatureRows;
}
