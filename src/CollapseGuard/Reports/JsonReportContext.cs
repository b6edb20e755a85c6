using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollapseGuard.Reports;

/// <summary>Serialization code generated at build time: no reflection, so that it works ahead of time compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(NamesOnly<Outcome>), typeof(NamesOnly<CauseId>), typeof(NamesOnly<Severity>), typeof(NamesOnly<Expectation>), typeof(NamesOnly<PredictionTask>)])]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;

/// <summary>Enumerations by their exact name; numbers, other cases and combinations are refused, because names are the contract.</summary>
internal sealed class NamesOnly<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Enum.TryParse(name, out T value) && value.ToString() == name
            ? value
            : throw new JsonException($"{(name is null ? reader.TokenType : $"'{name}'")} is no {typeof(T).Name}; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
