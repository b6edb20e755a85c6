namespace CollapseGuard.Summaries;

/// <summary>One column of a table: what is missing, how the present values are spread, which are frequent. Immutable.</summary>
/// <remarks>Missing (NULL, an empty cell, a marker such as NA), NaN and infinity are three different things and are counted apart; none of them is in any other statistic.</remarks>
public sealed record ColumnSummary
{
    /// <summary>Most values that <see cref="Values"/> lists.</summary>
    public const int MostValues = 1024;

    /// <summary>Where values are too many to be listed, those are that hold at least one present row in so many.</summary>
    public const int LeastListedShare = 512;

    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>How its values are read.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>Rows, missing ones included.</summary>
    public required long Count { get; init; }

    /// <summary>Rows without a value.</summary>
    public long MissingCount { get; init; }

    /// <summary>Rows that hold NaN; 0 for categories.</summary>
    public long NaNCount { get; init; }

    /// <summary>Rows that hold +infinity or -infinity; 0 for categories.</summary>
    public long InfinityCount { get; init; }

    /// <summary>Moments of the finite numbers; empty for categories.</summary>
    public MomentSummary Moments { get; init; } = MomentSummary.Empty;

    /// <summary>Finite numbers that are whole; 0 for categories.</summary>
    public long WholeCount { get; init; }

    /// <summary>Different values present; for numbers, finite ones in double precision.</summary>
    public DistinctSummary Distinct { get; init; } = DistinctSummary.NotKept;

    /// <summary>Number of rows with the most frequent value, as far as known: at least this many.</summary>
    public long ModalCount { get; init; }

    /// <summary>The most frequent value as text; empty when none is known.</summary>
    public string ModalValue { get; init; } = "";

    /// <summary>Values with their counts, most frequent first, ties by number or by ordinal text; at most <see cref="MostValues"/>. Where there are more than 4,096 different ones, those known to hold at least 1 row in 512.</summary>
    public IReadOnlyList<ValueCount> Values { get; init; } = [];

    /// <summary>True when <see cref="Values"/> lists every different value with its exact count.</summary>
    public bool ValuesAreComplete { get; init; }

    /// <summary>Quantiles of the finite numbers, of their float32 rounding where sketched; empty for categories.</summary>
    public QuantileSummary Quantiles { get; init; } = QuantileSummary.Empty;

    /// <summary>The least finite number.</summary>
    public ExtremeValue Least { get; init; } = ExtremeValue.NotKept;

    /// <summary>The greatest finite number.</summary>
    public ExtremeValue Greatest { get; init; } = ExtremeValue.NotKept;

    /// <summary>Rows with a usable value: finite for numbers, not missing for categories.</summary>
    public long PresentCount => Kind == ColumnKind.Number ? Moments.Count : Count - MissingCount;

    /// <summary>Share of rows without a value, in [0, 1]; NaN without rows.</summary>
    public double MissingShare => (double)MissingCount / Count;

    /// <summary>Share of present rows that hold the most frequent value, a lower bound, in [0, 1]; NaN when none is present.</summary>
    public double ModalShare => (double)ModalCount / PresentCount;

    /// <summary>True when at least one value is present and all present values are the same.</summary>
    public bool IsConstant => PresentCount > 0 && (Kind == ColumnKind.Number ? Moments.Minimum == Moments.Maximum : Distinct is { IsExact: true, Count: 1 });

    /// <summary>True when every present number is whole.</summary>
    public bool IsWhole => Kind == ColumnKind.Number && Moments.Count > 0 && WholeCount == Moments.Count;
}
