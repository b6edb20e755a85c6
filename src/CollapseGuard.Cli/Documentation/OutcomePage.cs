namespace CollapseGuard.Cli.Documentation;

/// <summary>What an outcome means, from the table in docs/concepts.md, and what to do next.</summary>
internal static class OutcomePage
{
    public static string Of(Outcome outcome) =>
        $"# {outcome}\n\nThe outcome of a report: {Meaning(outcome)}.\n\n## What to do next\n\n{NextStep(outcome)}\n";

    private static string Meaning(Outcome outcome)
    {
        string start = $"| `{outcome}` |";
        string row = EmbeddedPages.Concepts().Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal));
        return row[start.Length..].Trim(' ', '|', '\r');
    }

    private static string NextStep(Outcome outcome) => outcome switch
    {
        Outcome.NonFinite => "Find the first step of training, or the first input, with a value that is not finite; nothing else counts before.",
        Outcome.OutputCollapse => "Take the first cause of the report and do its experiment; without inputs, add them first (--inputs), to rule out that there is no signal.",
        Outcome.NoSignal => "Check that inputs and labels of a row belong together, then look for an input that knows about the target. Another architecture will not help.",
        Outcome.DecisionCollapse => "Keep the model and choose another threshold (--threshold); then judge again.",
        Outcome.PartialCollapse => "Look at the class, output or segment that the report names: how many rows it has in training, and what differs there.",
        Outcome.NoSkill => "Take the first cause of the report and do its experiment. The model answers, but no better than a constant would.",
        Outcome.AtRisk => "Act on the findings about the data, then train, and judge the predictions.",
        Outcome.Healthy => "Nothing. Keep the report as a baseline: --format json --output FILE, later --baseline FILE.",
        _ => "Read the lines that begin with 'Would tell more': they say how many rows, or which columns, would decide.",
    };
}
