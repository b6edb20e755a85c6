using System.Globalization;
using System.Text.Json;

namespace CollapseGuard.Cases.RealModels;

/// <summary>The verb <c>real-models DIR</c>: judges recorded answers of real models beside what is known of them.</summary>
internal static class RealModelRun
{
    private static readonly Outcome[] Collapsed = [Outcome.OutputCollapse, Outcome.DecisionCollapse, Outcome.PartialCollapse, Outcome.NoSignal, Outcome.NonFinite];

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments">The folder that benchmarks/recordings/real_models.py wrote.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1 || !File.Exists(Path.Combine(arguments[0], "truth.json")))
        {
            Console.Error.WriteLine("usage: real-models DIR, where DIR holds truth.json as benchmarks/recordings/real_models.py writes it.");
            return 2;
        }

        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(arguments[0], "truth.json")));
        var marks = new List<Mark>();
        Console.WriteLine("| model | rows | rarest | known | outcome | expected | first cause | |\n|---|---|---|---|---|---|---|---|");
        foreach (JsonProperty model in truth.RootElement.EnumerateObject())
        {
            CollapseReport report = new AnswerFile(Path.Combine(arguments[0], model.Name + ".csv")).Judge();
            string expected = model.Value.GetProperty("expected").GetString()!;
            marks.Add(Compare(expected, report.Outcome));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {model.Name} | {model.Value.GetProperty("rows")} | {Number(model.Value, "rarest")} | {Known(model.Value)} | {report.Outcome} | {expected.Replace("|", " or ", StringComparison.Ordinal)} | {(report.Causes.Count > 0 ? report.Causes[0].Cause : "")} | {Words(marks[^1])} |"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{{\"models\":{marks.Count},\"asExpected\":{Count(marks, Mark.AsExpected)},\"inconclusive\":{Count(marks, Mark.Undecided)},\"falseAlarms\":{Count(marks, Mark.FalseAlarm)},\"missed\":{Count(marks, Mark.Missed)},\"otherwise\":{Count(marks, Mark.Otherwise)}}}"));
        return 0;
    }

    private static Mark Compare(string expected, Outcome outcome)
    {
        Outcome[] right = [.. expected.Split('|').Select(name => Enum.Parse<Outcome>(name))];
        return right.Contains(outcome) ? Mark.AsExpected
            : outcome == Outcome.Inconclusive ? Mark.Undecided
            : right.Contains(Outcome.Healthy) && Collapsed.Contains(outcome) ? Mark.FalseAlarm
            : outcome == Outcome.Healthy && right.All(Collapsed.Contains) ? Mark.Missed
            : Mark.Otherwise;
    }

    private static string Words(Mark mark) => mark switch
    {
        Mark.AsExpected => "",
        Mark.Undecided => "undecided",
        Mark.FalseAlarm => "**false alarm**",
        Mark.Missed => "**missed**",
        _ => "otherwise",
    };

    private static int Count(IEnumerable<Mark> marks, Mark mark) => marks.Count(m => m == mark);

    private static string Known(JsonElement model) => string.Join(", ", new (string Name, string Label)[]
    {
        ("r2", "R²"), ("balancedAccuracy", "balanced accuracy"), ("auc", "AUC"), ("modalShare", "modal share"),
    }.Where(n => model.TryGetProperty(n.Name, out _)).Select(n => $"{n.Label} {Number(model, n.Name)}"));

    private static string Number(JsonElement model, string name) =>
        model.TryGetProperty(name, out JsonElement value) ? value.GetDouble().ToString("0.###", CultureInfo.InvariantCulture) : "";

    private enum Mark
    {
        AsExpected,
        Undecided,
        FalseAlarm,
        Missed,
        Otherwise,
    }
}
