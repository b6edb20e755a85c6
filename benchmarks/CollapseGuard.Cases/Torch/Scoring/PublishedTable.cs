using System.Globalization;
using System.Text.Json;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>What the authors of other tools, or independent studies, published about the same cases, beside what is right here.</summary>
internal static class PublishedTable
{
    /// <summary>Which part of a study says whether a tool was right; a null measure means that tools stand at the top.</summary>
    private static readonly (string Study, string? Measure, string Meaning)[] Measures =
    [
        ("deepfd_paper", "diagnosed", "fault diagnosed"),
        ("deepdiagnosis_table6", "symptom", "symptom named"),
        ("deepdiagnosis_table6", "fix_location", "place of the fix named"),
        ("deepmufl_paper", null, "bug found"),
        ("fl_study_1", null, "at least one of the faults named"),
    ];

    /// <summary>Prints Markdown: a row for each tool in each study, then one for each case.</summary>
    /// <param name="file">The published results.</param>
    /// <param name="scores">The cases that were run.</param>
    public static void Print(string file, IReadOnlyList<CaseScore> scores)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        PublishedMark[] marks = [.. scores.SelectMany(score => MarksOf(document.RootElement.GetProperty("per_case"), score))];
        Console.WriteLine("\n| published in | measure | tool | cases | right | here: first cause right | here: in the first three |\n|---|---|---|---|---|---|---|");
        foreach (var tool in marks.GroupBy(m => (m.Study, m.Meaning, m.Tool)))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {tool.Key.Study} | {tool.Key.Meaning} | {tool.Key.Tool} | {tool.Count()} | {tool.Count(m => m.IsRight)} | {tool.Count(m => FirstRight(m.Score))} | {tool.Count(m => InFirstThree(m.Score))} |"));
        }

        Console.WriteLine("\n| case | tools with a result | right | which | here: first cause right | here: in the first three |\n|---|---|---|---|---|---|");
        foreach (var one in marks.GroupBy(m => m.Score))
        {
            string which = string.Join(", ", one.Where(m => m.IsRight).Select(m => m.Tool).Distinct());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Key.Program.Id} | {one.Count()} | {one.Count(m => m.IsRight)} | {which} | {YesNo(FirstRight(one.Key))} | {YesNo(InFirstThree(one.Key))} |"));
        }

        Console.WriteLine();
    }

    private static IEnumerable<PublishedMark> MarksOf(JsonElement cases, CaseScore score)
    {
        if (score.Program.Standing == Standing.Healthy || !score.Program.Id.StartsWith("so-", StringComparison.Ordinal)
            || !cases.TryGetProperty(score.Program.Id[3..], out JsonElement published))
        {
            yield break;
        }

        foreach ((string study, string? measure, string meaning) in Measures)
        {
            if (published.TryGetProperty(study, out JsonElement results))
            {
                foreach (JsonProperty tool in (measure is null ? results : results.GetProperty(measure)).EnumerateObject())
                {
                    if (IsRight(tool.Value) is { } isRight)
                    {
                        yield return new PublishedMark(study, meaning, tool.Name, score, isRight);
                    }
                }
            }
        }
    }

    /// <summary>Null where nothing was published.</summary>
    private static bool? IsRight(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object when int.TryParse(result.GetProperty("matches").GetString(), CultureInfo.InvariantCulture, out int matches) => matches > 0,
        _ => null,
    };

    private static bool FirstRight(CaseScore score) => score.Mostly(v => v.IsFirstRight);

    private static bool InFirstThree(CaseScore score) => score.Mostly(v => v.IsInFirstThree);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private sealed record PublishedMark(string Study, string Meaning, string Tool, CaseScore Score, bool IsRight);
}
