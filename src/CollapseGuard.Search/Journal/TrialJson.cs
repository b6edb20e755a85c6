using System.Globalization;
using System.Text.Json;

namespace CollapseGuard.Search.Journal;

/// <summary>A trial as a JSON object, in the journal and in results, and back.</summary>
internal static class TrialJson
{
    public static void Write(Utf8JsonWriter json, Trial trial)
    {
        json.WriteStartObject();
        json.WriteNumber("trial", trial.Number);
        json.WriteStartObject("values");
        for (int i = 0; i < trial.Candidate.Space.Ranges.Count; i++)
        {
            SearchRange range = trial.Candidate.Space.Ranges[i];
            if (range.Kind == RangeKind.Categorical)
            {
                json.WriteString(range.Name, range.Text(trial.Candidate.Values[i]));
            }
            else
            {
                json.WriteNumber(range.Name, trial.Candidate.Values[i]);
            }
        }

        json.WriteEndObject();
        json.WriteString("state", trial.State.ToString());
        WriteNumber(json, "score", trial.Score);
        WriteText(json, "outcome", trial.Outcome?.ToString());
        WriteText(json, "reason", trial.Reason);
        json.WriteStartObject("numbers");
        foreach ((string name, double value) in trial.Numbers.OrderBy(number => number.Key, StringComparer.Ordinal))
        {
            WriteNumber(json, name, value);
        }

        json.WriteEndObject();
        json.WriteNumber("seconds", Math.Round(trial.Duration.TotalSeconds, 6));
        if (trial.Report is { } report)
        {
            json.WritePropertyName("report");
            using JsonDocument tree = JsonDocument.Parse(report.ToJson());
            tree.RootElement.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>The trial in a line; what it lacks or has wrong is a <see cref="FormatException"/>.</summary>
    public static Trial Read(JsonElement line, SearchSpace space)
    {
        int number = Required(line, "trial").TryGetInt32(out int n) && n >= 0 ? n : throw new FormatException("'trial' is no number from 0.");
        TrialState state = Name<TrialState>(Required(line, "state"), "state");
        double score = Number(Required(line, "score"), "score");
        if (state == TrialState.Accepted && !double.IsFinite(score))
        {
            throw new FormatException("An accepted trial has a score that is not finite.");
        }

        return new Trial
        {
            Candidate = new Candidate(space, number, Values(Required(line, "values"), space)),
            State = state,
            Score = score,
            Reason = Optional(line, "reason")?.GetString(),
            Outcome = Optional(line, "outcome") is { } outcome ? Name<Outcome>(outcome, "outcome") : null,
            Report = Optional(line, "report") is { } report ? CollapseReport.FromJson(report.GetRawText()) : null,
            Numbers = Required(line, "numbers").EnumerateObject().ToDictionary(p => p.Name, p => Number(p.Value, p.Name)),
            Duration = TimeSpan.FromSeconds(Number(Required(line, "seconds"), "seconds")),
        };
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static double[] Values(JsonElement values, SearchSpace space)
    {
        var numbers = new double[space.Ranges.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            SearchRange range = space.Ranges[i];
            JsonElement value = Required(values, range.Name);
            numbers[i] = range.Kind == RangeKind.Categorical ? range.Choices.ToList().IndexOf(value.GetString()!) : Number(value, range.Name);
            if (!range.Contains(numbers[i]))
            {
                throw new FormatException($"'{range.Name}' is {value.GetRawText()}, which lies outside '{range}'.");
            }
        }

        return numbers;
    }

    private static JsonElement Required(JsonElement parent, string name) =>
        Optional(parent, name) ?? throw new FormatException($"'{name}' is missing.");

    private static JsonElement? Optional(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static double Number(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when value.GetString() is "NaN" => double.NaN,
        JsonValueKind.String when value.GetString() is "Infinity" => double.PositiveInfinity,
        JsonValueKind.String when value.GetString() is "-Infinity" => double.NegativeInfinity,
        _ => throw new FormatException($"'{name}' is {value.GetRawText()}, which is no number."),
    };

    private static T Name<T>(JsonElement value, string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => v.ToString() == value.GetString())
        ?? throw new FormatException($"'{name}' is {value.GetRawText()}; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
}
