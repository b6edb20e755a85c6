using System.Text.Json;
using System.Text.Json.Nodes;

namespace CollapseGuard.Search.Journal;

/// <summary>The first line of a journal: all that decides which candidates a search proposes and what becomes of them. The budget is not among it: a resumed search may get more.</summary>
internal static class JournalHeader
{
    public const int Version = 1;

    /// <summary>Raised whenever a strategy proposes other candidates than before from the same trials.</summary>
    private const int Proposals = 2;

    private static readonly JsonSerializerOptions Plain = new() { TypeInfoResolver = JournalJson.Default };

    /// <summary>The header of a search.</summary>
    public static JsonObject Of(SearchSpace space, SearchOptions options, string strategy) => new()
    {
        ["schemaVersion"] = Version,
        ["type"] = "search",
        ["proposals"] = Proposals,
        ["strategy"] = strategy,
        ["seed"] = options.Seed,
        ["direction"] = options.Direction.ToString(),
        // Other strategies propose the same at any degree.
        ["parallelism"] = options.Strategy.UsesResults ? options.Parallelism : null,
        ["rejects"] = new JsonArray([.. options.Rejection.Outcomes.Order().Select(outcome => (JsonNode)outcome.ToString())]),
        ["acceptsUnchecked"] = options.Rejection.AcceptsUnchecked,
        ["space"] = SpaceOf(space),
    };

    /// <summary>What differs, in words; empty if the journal may be resumed.</summary>
    public static IEnumerable<string> Differences(JsonObject journal, JsonObject asked)
    {
        foreach ((string name, JsonNode? wanted) in asked)
        {
            JsonNode? found = journal[name];
            if (name == "space" && found is JsonObject foundSpace)
            {
                foreach (string range in foundSpace.Select(r => r.Key).Union(wanted!.AsObject().Select(r => r.Key)))
                {
                    if (!JsonNode.DeepEquals(foundSpace[range], wanted[range]))
                    {
                        yield return $"range '{range}' is {Text(foundSpace[range])}, asked for is {Text(wanted[range])}";
                    }
                }

                if (!foundSpace.Select(r => r.Key).SequenceEqual(wanted!.AsObject().Select(r => r.Key)) && foundSpace.Count == wanted.AsObject().Count)
                {
                    yield return $"the ranges are in the order {string.Join(", ", foundSpace.Select(r => r.Key))}";
                }
            }
            else if (!JsonNode.DeepEquals(found, wanted))
            {
                yield return $"{name} is {Text(found)}, asked for is {Text(wanted)}";
            }
        }
    }

    /// <summary>The header as one line without its end.</summary>
    public static string Line(JsonObject header) => header.ToJsonString(Plain);

    private static string Text(JsonNode? node) => node?.ToJsonString(Plain) ?? "not there";

    private static JsonObject SpaceOf(SearchSpace space)
    {
        var ranges = new JsonObject();
        foreach (SearchRange range in space.Ranges)
        {
            ranges[range.Name] = range.Kind == RangeKind.Categorical
                ? new JsonObject { ["kind"] = range.Kind.ToString(), ["choices"] = new JsonArray([.. range.Choices.Select(choice => (JsonNode)choice)]) }
                : new JsonObject { ["kind"] = range.Kind.ToString(), ["minimum"] = range.Minimum, ["maximum"] = range.Maximum };
        }

        return ranges;
    }
}
