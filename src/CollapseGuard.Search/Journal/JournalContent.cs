using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CollapseGuard.Search.Journal;

/// <summary>What the bytes of a journal say.</summary>
/// <param name="Trials">The trials of its whole lines.</param>
/// <param name="WholeBytes">How many bytes are whole lines; a search that was killed while it wrote may have left half a line behind them.</param>
/// <param name="Missing">What must be written next so that trials can follow.</param>
internal sealed record JournalContent(IReadOnlyList<Trial> Trials, long WholeBytes, string Missing)
{
    public static JournalContent Read(string path, ReadOnlySpan<byte> content, SearchSpace space, JsonObject header)
    {
        string first = JournalHeader.Line(header) + "\n";
        if (content.IsEmpty || Encoding.UTF8.GetBytes(first).AsSpan().StartsWith(content))
        {
            return new JournalContent([], 0, first); // new, or killed within the first write
        }

        var trials = new Dictionary<int, Trial>();
        int start = 0;
        for (int line = 1; start < content.Length; line++)
        {
            int length = content[start..].IndexOf((byte)'\n');
            bool isWhole = length >= 0;
            byte[] bytes = content.Slice(start, isWhole ? length : content.Length - start).ToArray();
            if (Parse(bytes, out JsonException? broken) is not { } json)
            {
                if (!isWhole && line > 1)
                {
                    return new JournalContent([.. trials.Values], start, "");
                }

                throw Broken(path, line, line == 1 ? "it is no search journal. Name another file" : $"it is no JSON ({broken!.Message}). Mend or remove the line", broken);
            }

            using (json)
            {
                if (line == 1)
                {
                    RequireSame(path, bytes, header);
                }
                else
                {
                    Add(path, line, json.RootElement, space, trials);
                }
            }

            if (!isWhole)
            {
                return new JournalContent([.. trials.Values], content.Length, "\n"); // only the end of the line is lost
            }

            start += length + 1;
        }

        return new JournalContent([.. trials.Values], content.Length, "");
    }

    private static JsonDocument? Parse(byte[] bytes, out JsonException? broken)
    {
        broken = null;
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException e)
        {
            broken = e;
            return null;
        }
    }

    private static void RequireSame(string path, byte[] line, JsonObject asked)
    {
        if (JsonNode.Parse(line) is not JsonObject journal || journal["type"]?.ToJsonString() != "\"search\"")
        {
            throw Broken(path, 1, "it is no search journal. Name another file", null);
        }

        string[] differences = [.. JournalHeader.Differences(journal, asked)];
        if (differences.Length > 0)
        {
            throw new SearchJournalException($"'{path}' is the journal of another search: {string.Join("; ", differences)}. Ask for the same, or name another file.", 1);
        }
    }

    private static void Add(string path, int line, JsonElement json, SearchSpace space, Dictionary<int, Trial> trials)
    {
        try
        {
            Trial trial = TrialJson.Read(json, space);
            if (!trials.TryAdd(trial.Number, trial))
            {
                throw new FormatException($"Trial {trial.Number} stands there twice.");
            }
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or CollapseReportFormatException or OverflowException or ArgumentException)
        {
            throw Broken(path, line, $"it holds no trial of this search: {e.Message.TrimEnd('.')}. Mend or remove the line", e);
        }
    }

    private static SearchJournalException Broken(string path, int line, string what, Exception? inner) =>
        new($"Line {line} of '{path}' cannot be read: {what}.", line, inner);
}
