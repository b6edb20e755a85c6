using System.Buffers;
using System.Text;
using System.Text.Json;
using CollapseGuard.Search.Journal;

namespace CollapseGuard.Search.Reports;

/// <summary>A result as JSON, schema version 1.</summary>
internal static class SearchJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n" };

    public static string Write(SearchResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("strategy", result.Strategy);
            json.WriteNumber("seed", result.Seed);
            json.WriteString("direction", result.Direction.ToString());
            json.WriteString("stopReason", result.StopReason.ToString());
            json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 6));
            json.WriteNumber("resumed", result.Resumed);
            WriteSpace(json, result.Space);
            if (result.Best is { } best)
            {
                json.WriteNumber("best", best.Number);
            }
            else
            {
                json.WriteNull("best");
            }

            json.WriteStartArray("trials");
            foreach (Trial trial in result.Trials)
            {
                TrialJson.Write(json, trial);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteSpace(Utf8JsonWriter json, SearchSpace space)
    {
        json.WriteStartArray("space");
        foreach (SearchRange range in space.Ranges)
        {
            json.WriteStartObject();
            json.WriteString("name", range.Name);
            json.WriteString("kind", range.Kind.ToString());
            if (range.Kind == RangeKind.Categorical)
            {
                json.WriteStartArray("choices");
                foreach (string choice in range.Choices)
                {
                    json.WriteStringValue(choice);
                }

                json.WriteEndArray();
            }
            else
            {
                json.WriteNumber("minimum", range.Minimum);
                json.WriteNumber("maximum", range.Maximum);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
