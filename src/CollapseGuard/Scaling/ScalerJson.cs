using System.Text.Json.Serialization;
using CollapseGuard.Reports;

namespace CollapseGuard.Scaling;

/// <summary>The written form of a <see cref="Scaler"/>.</summary>
internal sealed record ScalerJson(int SchemaVersion, ScalingKind Kind, IReadOnlyList<ColumnScale> Columns);

/// <summary>Source-generated, so that it works where reflection is trimmed away.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(NamesOnly<ScalingKind>), typeof(NamesOnly<ScalingNote>)])]
[JsonSerializable(typeof(ScalerJson))]
internal sealed partial class ScalerJsonContext : JsonSerializerContext;
