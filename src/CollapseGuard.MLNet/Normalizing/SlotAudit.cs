namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What normalizers would meet in one slot, and what ML.NET's would leave of it. Immutable.</summary>
public sealed record SlotAudit
{
    /// <summary>The column that was read.</summary>
    public required string Column { get; init; }

    /// <summary>Index in the column; 0 for a scalar.</summary>
    public required int Slot { get; init; }

    /// <summary>The slot's name in the schema, else <c>Column.index</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Finite numbers; the statistics below are of them.</summary>
    public required long Count { get; init; }

    /// <summary>Rows with NaN.</summary>
    public required long MissingCount { get; init; }

    /// <summary>Rows with an infinity.</summary>
    public required long InfiniteCount { get; init; }

    /// <summary>Mean; 0 without numbers.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation (divisor n); NaN without numbers.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Least number; +infinity without numbers.</summary>
    public required double Minimum { get; init; }

    /// <summary>Greatest number; -infinity without numbers.</summary>
    public required double Maximum { get; init; }

    /// <summary>Standard deviation that ML.NET's NormalizeMeanVariance would leave with its default fixZero: true, which divides by sqrt(sd² + mean²) and shifts nothing; 1 for a centred slot, NaN without a spread.</summary>
    public required double DeviationLeftByFixZero { get; init; }

    /// <summary>Range that ML.NET's NormalizeMinMax would leave with its default fixZero: true, which divides by the greatest magnitude; NaN without a spread.</summary>
    public required double RangeLeftByFixZero { get; init; }

    /// <summary>(q99 - q01)/(max - min): the share of the range of the middle 98 %; NaN with fewer than 101 sampled numbers or without a range.</summary>
    public required double CentralShare { get; init; }

    /// <summary>q99/median of the magnitudes that are not 0; NaN with fewer than 101 of them in the sample.</summary>
    public required double TailRatio { get; init; }

    /// <summary>What is out of the ordinary.</summary>
    public required NormalizationIssues Issues { get; init; }

    /// <summary>What <see cref="NormalizationMethod.Automatic"/> would do.</summary>
    public required NormalizationMethod Suggested { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    internal static SlotAudit Of(SlotProfile slot, NormalizeOptions options)
    {
        NormalizationIssues issues = SlotRule.IssuesOf(slot, options);
        (NormalizationMethod method, string reason) = SlotRule.Choose(slot, issues, options);
        bool varies = !slot.IsEmpty && !slot.IsConstant;
        double deviation = slot.Moments.StandardDeviation, mean = slot.Moments.Mean;
        return new SlotAudit
        {
            Column = slot.Column, Slot = slot.Slot, Name = slot.Name,
            Count = slot.Counter.Count, MissingCount = slot.Counter.Missing, InfiniteCount = slot.Counter.Infinite,
            Mean = mean, StandardDeviation = deviation, Minimum = slot.Moments.Minimum, Maximum = slot.Moments.Maximum,
            DeviationLeftByFixZero = varies ? deviation / double.Hypot(deviation, mean) : double.NaN,
            RangeLeftByFixZero = varies ? (slot.Moments.Maximum - slot.Moments.Minimum) / Math.Max(Math.Abs(slot.Moments.Maximum), Math.Abs(slot.Moments.Minimum)) : double.NaN,
            CentralShare = slot.CentralShare, TailRatio = slot.TailRatio, Issues = issues, Suggested = method, Reason = reason,
        };
    }
}
