using System.Globalization;
using System.Text;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>The page docs/results/remedies.md.</summary>
internal static class RemedyPage
{
    private const string File = "docs/results/remedies.md";

    private const string Head = """
        # Remedies, followed and retrained

        Every reproduced case is run under the guard; the first remedy in the report is applied, and the program is retrained with another seed. Written by `CollapseGuard.Cases remedies --write`, seeds 7, 1 and 2.

        * **Cured**: the skill is more than .02 above that of control A, and the guard's verdict is Healthy. Where rows are too few for a verdict (Inconclusive), the comparison must show it: of a program marked † more rows are answered better than by control A, each by a training without it (exact one-sided sign test over rows, p at most .05 in each counted run); of one marked * every row is right.
        * **Skill**: R², or (accuracy - share of the largest class)/(1 - that share): 0 is the best constant, 1 no error. Judged on rows that were kept out of the training: a quarter of them, or the program's own rows of inference; † with fewer than 100 rows each fifth in turn, the verdict being that of the training on all; * no other rows exist (XOR, XNOR, 256 bit patterns learned by heart, the two rows of a test), and all of them are judged.
        * **Control A**: retrained with the same seed as the remedied one, nothing changed. **Control B**: one remedy drawn at random from the same list.
        * **Within three**: where the first remedy was not enough, the first remedy of the new report that was not tried yet is added (after the remedies shown, the causes further down: "if nothing changes, turn to"), at most three in all.
        * The remedies are the library's own classes (`OutputHead`, `ScaledModel`, `Initialization`, `LearningRateRange`, `EarlyStopping`, `ActivationSwap`). A penalty inside a closure cannot be removed, so the loss is replaced; true labels and the unit of inputs at inference are what a user would look up.
        * Input and target of a regression are scaled together, by the guide's one call. "Train longer" trains until the loss on a fifth of the training rows (of fewer than 100 rows: on all of them) has not fallen for ten epochs, 1,000 steps and as many epochs as the program had; at most 20,000 steps.
        * Intervals are Wilson's of 90 %, over cases, each decided by most of its seeds: seeds of one case are no independent trials.


        """;

    public static void Write(IReadOnlyList<TrialRecord> records, RemedyTotals totals)
    {
        var text = new StringBuilder(Head);
        Line(text, $"| | runs of {totals.Runs} | cases of {totals.Cases} | 90 % interval |\n|---|---|---|---|");
        Line(text, $"| cured by the first remedy | {totals.CuredByFirst} | {totals.CasesCuredByFirst} | {Range(totals.CasesCuredByFirstInterval)} |");
        Line(text, $"| cured within three | {totals.CuredWithinThree} | {totals.CasesCuredWithinThree} | {Range(totals.CasesCuredWithinThreeInterval)} |");
        Line(text, $"| control B: cured by a random remedy | {totals.CuredByRandom} | {totals.CasesCuredByRandom} | {Range(totals.CasesCuredByRandomInterval)} |");
        Line(text, $"| control A: called healthy unchanged | {totals.ControlHealthy} | | |");
        Line(text, $"| control A: skill above .1 unchanged | {totals.ControlWithSkill} | | |");
        Line(text, $"\nNo cure exists in {totals.Incurable} runs: the remedy was withheld, with the reason, in {totals.Withheld}. Wrongly withheld where there is a cure: {totals.WronglyWithheld}.\n");
        Line(text, $"| case | seed | first cause | remedies followed | control A | after the first | at the end | verdict at the end | cured | random remedy: skill |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (TrialRecord r in records)
        {
            string cured = !r.IsCurable ? "no cure" : r.IsCuredByFirst ? "first" : r.IsCured ? $"after {r.Actions.Count}" : "no";
            string verdict = r.Rounds.Count == 0 ? r.End : r.IsCured ? $"{r.Rounds[^1].Report.Outcome}" : $"{r.Rounds[^1].Report.Outcome}; {r.End}";
            Line(text, $"| {r.Program.Id}{Mark(r.Control.Kind)} | {r.Seed} | {r.Before.First?.ToString() ?? "none"} | {string.Join(", ", r.Actions)} | {Number(r.Control)} | {(r.Rounds.Count > 0 ? Number(r.Rounds[0]) : "")} | {(r.Rounds.Count > 0 ? Number(r.Rounds[^1]) : "")} | {verdict} | {cured} | {r.RandomAction}: {Number(r.Random)}{(r.IsCuredByChance ? ", cured" : "")} |");
        }

        System.IO.File.WriteAllText(Path.Combine(Root(), File), text.ToString());
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Number(Trial trial) => double.IsNaN(trial.Skill) ? "not finite" : trial.Skill.ToString(Math.Abs(trial.Skill) < 100 ? "0.00" : "0.0e0", CultureInfo.InvariantCulture);

    private static string Mark(JudgedRows kind) => kind switch { JudgedRows.Whole => "*", JudgedRows.Crossed => "†", _ => "" };

    private static string Range(double[] interval) => string.Create(CultureInfo.InvariantCulture, $"{interval[0]:0.00} to {interval[1]:0.00}");

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "CollapseGuard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository was not found above the program.");
    }
}
