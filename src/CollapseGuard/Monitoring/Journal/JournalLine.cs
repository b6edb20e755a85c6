using System.Text.Json;
using System.Text.Json.Serialization;
using CollapseGuard.Reports;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>One line of a run journal, schema version 1 (docs/run-journal.md); which members are there depends on <see cref="Type"/>.</summary>
internal sealed record JournalLine
{
    public const int Version = 1;
    public const string Begin = "begin", OfStep = "step", OfLayer = "layer", OfEpoch = "epoch", OfAlarm = "alarm", End = "end";

    public int? SchemaVersion { get; init; }

    public string? Type { get; init; }

    public TrainingTask? Task { get; init; }

    public int? Epoch { get; init; }

    public long? Step { get; init; }

    public double? Loss { get; init; }

    public double? OutputSpread { get; init; }

    public double? Evidence { get; init; }

    public string? Layer { get; init; }

    public ActivationRange? Activation { get; init; }

    public bool? IsOutput { get; init; }

    public bool? IsFrozen { get; init; }

    public long? Units { get; init; }

    public long? ParameterCount { get; init; }

    public double? DeadShare { get; init; }

    public double? SaturatedShare { get; init; }

    public double? Deviation { get; init; }

    public double? EffectiveRank { get; init; }

    public double? GreatestMagnitude { get; init; }

    public double? WeightNorm { get; init; }

    public double? GradientScale { get; init; }

    public double? UpdateRatio { get; init; }

    public double? TrainingLoss { get; init; }

    public double? ValidationLoss { get; init; }

    public JsonElement? Report { get; init; }
}

/// <summary>Serialization code generated at build time: no reflection, so that it works ahead of time compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(NamesOnly<TrainingTask>), typeof(NamesOnly<ActivationRange>)])]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalContext : JsonSerializerContext;
