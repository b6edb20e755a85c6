namespace CollapseGuard.Summaries;

/// <summary>What the signal probe found: can anything cheap do better than the best constant from these inputs?</summary>
public sealed record SignalSummary
{
    /// <summary>False when the probe could not decide; <see cref="Reason"/> says why.</summary>
    public required bool IsDecided { get; init; }

    /// <summary>Why it was not decided: too few rows, serial rows, no usable column; null when decided.</summary>
    public string? Reason { get; init; }

    /// <summary>Permutation p-value of the best statistic, in [1/(B+1), 1]; NaN when not decided.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>The p-value of the linear statistics alone (ridge and single columns); NaN when not decided. Large beside a small <see cref="PValue"/>: the signal is curved or crossed.</summary>
    public double LinearPValue { get; init; } = double.NaN;

    /// <summary>Cross-validated skill over the best constant of the best probe, at most 1; may be negative.</summary>
    public double Skill { get; init; } = double.NaN;

    /// <summary>The statistic that stood out most: <c>ridge</c>, <c>ridge in-sample</c>, <c>k-NN</c>, <c>curves</c>, a column (<c>x3</c>) or a product (<c>x3·x7</c>, <c>x3²</c>).</summary>
    public string BestStatistic { get; init; } = "";

    /// <summary>The R² that a test on these rows and columns would find with a power of about 80 %.</summary>
    public double DetectableR2 { get; init; } = double.NaN;

    /// <summary>Rows used, after sampling and merging.</summary>
    public long Rows { get; init; }

    /// <summary>Numeric columns used, after encoding.</summary>
    public int Columns { get; init; }

    /// <summary>Rows merged because they were identical or nearly so.</summary>
    public long MergedRows { get; init; }

    /// <summary>Number of permutations B.</summary>
    public int Permutations { get; init; }
}
