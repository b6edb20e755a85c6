using System.Globalization;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What a fitted normalizer does to one slot: x becomes (x - <see cref="Offset"/>) / <see cref="Scale"/>; with <see cref="LogUnit"/>, first sign(x) ln(1 + |x| / unit). Immutable.</summary>
public sealed record SlotNormalization
{
    /// <summary>The column that was fitted.</summary>
    public required string Column { get; init; }

    /// <summary>Index in the column; 0 for a scalar.</summary>
    public required int Slot { get; init; }

    /// <summary>The slot's name in the schema, else <c>Column.index</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The method, never Automatic.</summary>
    public required NormalizationMethod Method { get; init; }

    /// <summary>Why this method.</summary>
    public required string Reason { get; init; }

    /// <summary>What was met in the training rows.</summary>
    public required NormalizationIssues Issues { get; init; }

    /// <summary>What is subtracted, as float32 holds it; after the logarithm for Log.</summary>
    public required double Offset { get; init; }

    /// <summary>What divides; positive. The difference of two float32 numbers, and so up to half a unit in the last place of the offset away from the statistic.</summary>
    public required double Scale { get; init; }

    /// <summary>Unit of the logarithm, positive; null where there is none.</summary>
    public double? LogUnit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: {Method}, offset {Offset:G6}, scale {Scale:G6}{(LogUnit is { } unit ? string.Create(CultureInfo.InvariantCulture, $", log unit {unit:G6}") : "")}. {Reason}");
}
