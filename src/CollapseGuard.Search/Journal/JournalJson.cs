using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CollapseGuard.Search.Journal;

/// <summary>Serialization code generated at build time: no reflection, so that it works ahead of time compiled.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class JournalJson : JsonSerializerContext;
