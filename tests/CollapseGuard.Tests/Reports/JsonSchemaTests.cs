using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using CollapseGuard.Reports;

namespace CollapseGuard.Tests.Reports;

/// <summary>The published schema is what the writer writes, and its page explains every member.</summary>
public partial class JsonSchemaTests
{
    private static readonly string Docs = Path.Combine(ApprovedText.Root, "docs");

    private static readonly JsonNode Schema = Exported();

    public static TheoryData<string> Written =>
    [
        ReportSamples.Collapsed.ToJson(), ReportSamples.Healthy.ToJson(), ReportSamples.Inconclusive.ToJson(), ReportSamples.Hostile.ToJson(),
    ];

    [Fact]
    public void The_published_schema_is_the_one_in_force() => ApprovedText.MatchesFile(
        Path.Combine(Docs, "report-v1.schema.json"),
        Schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");

    [Theory]
    [MemberData(nameof(Written))]
    public void What_is_written_obeys_the_schema(string json) => Assert.Empty(Violations(Schema, JsonNode.Parse(json), "$"));

    [Fact]
    public void A_report_that_breaks_the_schema_is_noticed()
    {
        string json = ReportSamples.Collapsed.ToJson();

        Assert.NotEmpty(Violations(Schema, JsonNode.Parse(json.Replace("\"OutputCollapse\"", "\"Splendid\"", StringComparison.Ordinal)), "$"));
        Assert.NotEmpty(Violations(Schema, JsonNode.Parse(json.Replace("\"rows\": 12345", "\"rows\": \"many\"", StringComparison.Ordinal)), "$"));
        Assert.NotEmpty(Violations(Schema, JsonNode.Parse(json.Replace("\"headline\"", "\"head\"", StringComparison.Ordinal)), "$"));
    }

    [Fact]
    public void The_page_explains_every_member()
    {
        string page = File.ReadAllText(Path.Combine(Docs, "json-schema.md"));

        Assert.All(
            Member().Matches(ReportSamples.Collapsed.ToJson()).Select(m => m.Groups["name"].Value).Distinct(),
            name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static JsonNode Exported()
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) =>
            {
                Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
                if (!type.IsEnum)
                {
                    return node;
                }

                JsonNode?[] names = [.. Enum.GetNames(type).Select(name => (JsonNode?)JsonValue.Create(name))];
                return new JsonObject { ["enum"] = new JsonArray(type == context.TypeInfo.Type ? names : [.. names, null]) };
            },
        };
        JsonNode schema = JsonReportContext.Default.JsonReport.GetJsonSchemaAsNode(options);
        schema.AsObject().Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.AsObject().Insert(1, "title", "CollapseGuard report, schema version 1");
        return schema;
    }

    /// <summary>As much of JSON Schema as the exporter uses: type, properties, required, items, enum, anyOf and $ref within the document.</summary>
    private static IEnumerable<string> Violations(JsonNode schema, JsonNode? value, string path)
    {
        if (schema is not JsonObject rules)
        {
            return [];
        }

        if (rules["$ref"] is { } reference)
        {
            return Violations(Resolve(reference.GetValue<string>()), value, path);
        }

        if (rules["anyOf"] is JsonArray choices)
        {
            return choices.Any(c => !Violations(c!, value, path).Any()) ? [] : [$"{path} fits no choice"];
        }

        if (rules["enum"] is JsonArray names)
        {
            return names.Any(n => JsonNode.DeepEquals(n, value)) ? [] : [$"{path} is none of the names"];
        }

        if (rules["type"] is { } type && !AllowedTypes(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && AllowedTypes(type).Contains("number")))
        {
            return [$"{path} is {TypeOf(value)}"];
        }

        return value switch
        {
            JsonArray items when rules["items"] is { } each => items.SelectMany((item, i) => Violations(each, item, $"{path}[{i}]")),
            JsonObject members => MemberViolations(rules, members, path),
            _ => [],
        };
    }

    private static IEnumerable<string> MemberViolations(JsonObject rules, JsonObject members, string path)
    {
        JsonObject known = rules["properties"]!.AsObject();
        IEnumerable<string> missing = rules["required"]!.AsArray().Select(r => r!.GetValue<string>()).Where(name => !members.ContainsKey(name)).Select(name => $"{path}.{name} is missing");
        IEnumerable<string> unknown = members.Where(m => !known.ContainsKey(m.Key)).Select(m => $"{path}.{m.Key} is not in the schema");
        return missing.Concat(unknown).Concat(members.Where(m => known.ContainsKey(m.Key)).SelectMany(m => Violations(known[m.Key]!, m.Value, $"{path}.{m.Key}")));
    }

    private static JsonNode Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(Schema, (node, part) => (node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part])!);

    private static string[] AllowedTypes(JsonNode type) => type is JsonArray several ? [.. several.Select(t => t!.GetValue<string>())] : [type.GetValue<string>()];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value!.AsValue().TryGetValue(out long _) ? "integer" : "number",
    };

    [GeneratedRegex("\"(?<name>[a-zA-Z]+)\":")]
    private static partial Regex Member();
}
