using System.Globalization;
using System.Text;
using System.Text.Json;
using CollapseGuard.Cases.ResamplingHelps;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>The page docs/results/mlnet.md; it can be written while sets are still to come, and names those.</summary>
internal sealed class TablePage(IReadOnlyList<TableSet> sets, int folds, int seeds, int mostRows)
{
    /// <summary>What stands from here on was written by hand and stays.</summary>
    private const string Notes = "<!-- notes: written by hand -->";

    private static readonly Dictionary<(Trainer Trainer, bool IsScaled), string> Peers = new()
    {
        [(Trainer.Lbfgs, false)] = "LR_plain",
        [(Trainer.Lbfgs, true)] = "LR_scaled",
        [(Trainer.FastTree, false)] = "RF_plain",
    };

    public void Write(IReadOnlyList<TableRow> rows, IReadOnlyList<string> failures)
    {
        var text = new StringBuilder();
        Line(text, $"# ML.NET's plain models: what collapses, is it told, does the remedy help\n");
        Line(text, $"Written by `dotnet run -c Release --project benchmarks/CollapseGuard.Cases -- mlnet --write`: {rows.Select(r => r.Set.Name).Distinct().Count()} sets of two or more classes, four trainers, unscaled and scaled; {folds} folds x {seeds} seeds. {Missing(rows)}\n");
        WriteSummary(text, new TableTotals(rows));
        WriteRules(text);
        WriteShown(text, rows);
        WritePeers(text, rows);
        WriteSets(text, rows);
        Line(text, $"\nTrainings that could not be done: {(failures.Count == 0 ? "none" : string.Join("; ", failures))}.");
        string file = Path.Combine(SharedData.Root, "docs", "results", "mlnet.md");
        string before = File.Exists(file) ? File.ReadAllText(file) : "";
        int notes = before.IndexOf(Notes, StringComparison.Ordinal);
        File.WriteAllText(file, text + (notes < 0 ? "" : "\n" + before[notes..]));
    }

    private string Missing(IReadOnlyList<TableRow> rows)
    {
        string[] missing = [.. sets.Select(s => s.Name).Except(rows.Select(r => r.Set.Name))];
        return missing.Length == 0 ? "No set is missing." : $"**Stopped before: {string.Join(", ", missing)}.**";
    }

    private static void WriteSummary(StringBuilder text, TableTotals totals)
    {
        Line(text, $"| held-out rows say | models | told right | undecided | wrong |\n|---|---|---|---|---|");
        foreach ((string name, TableTotals.Told told) in ((string, TableTotals.Told)[])
        [
            ("decisions do not vary, scores rank", totals.DecisionCollapses),
            ("decisions do not vary, scores carry no skill", totals.ScoreCollapses),
            ("decisions vary, scores carry no skill", totals.WithoutSkill),
            ("skill and varied decisions (right: not called collapsed)", totals.Sound),
        ])
        {
            Line(text, $"| {name} | {told.Models} | {told.Right} | {told.Undecided} | {told.Wrong} |");
        }

        Line(text, $"\n| | models | remedy followed | better than the control | share of all |\n|---|---|---|---|---|");
        foreach ((string name, TableTotals.Treated treated) in ((string, TableTotals.Treated)[])
        [
            ("collapsed (the first three lines above), the probe finds signal", totals.CollapsedWithSignal),
            ("collapsed, signal shown by the probe or, where it could not tell, by the model's own scores", totals.CollapsedSignalShown),
            ("skill and varied decisions, yet PartialCollapse or NoSkill", totals.SoundButNotHealthy),
        ])
        {
            Line(text, $"| {name} | {treated.Models} | {treated.Remedied} | {treated.Better} | {treated.BetterShare:0%} |");
        }

        text.Append('\n');
        Line(text, $"* Collapsed where the probe finds no signal: {totals.CollapsedWithoutSignal}; the remedy was withheld in {totals.Withheld}.");
        Line(text, $"* Collapsed where neither the probe nor the scores could tell: {totals.CollapsedSignalUnknown}.\n\n```json\n{JsonSerializer.Serialize(totals)}\n```\n");
    }

    private void WriteRules(StringBuilder text)
    {
        Line(text, $"## Rules, set before the run\n\nThe verb was tried before on haberman, glass5, glass and abalone9_18 with one seed.\n");
        Line(text, $"* **Sets**: features as they are; text of at most {TableReader.MostCategories} values as indicators, other text and identifiers left out; missing numbers become the mean of the training rows. Sets of more than {mostRows:N0} rows are sampled by class and seed, at least {TableReader.FewestOfClass} rows of a class: {string.Join(", ", sets.Where(s => s.Count < s.RowsInFile).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} ({s.Count:N0} of {s.RowsInFile:N0})")).DefaultIfEmpty("none"))}.");
        Line(text, $"* **Models**: ML.NET's defaults, one thread; Sdca at most {Recipe.MostSdcaPasses} passes. Scaled: NormalizeMeanVariance(fixZero: false). Two classes: LbfgsLogisticRegression, SdcaLogisticRegression, AveragedPerceptron, FastTree; more: LbfgsMaximumEntropy, SdcaMaximumEntropy, OneVersusAll of the other two. Folds by StratifiedCrossValidate.");
        Line(text, $"* **What the held-out rows say**: decisions do not vary when the modal share (pooled over folds, mean over seeds) is at least {TableRow.ModalLimit:.000}; where one class has as large a share itself, only if the balanced accuracy is below .75 too. Scores carry skill when the AUC (mean within folds; of more than two classes the mean of each against the rest) is {TableRow.SkillLimit} standard errors of Mann and Whitney's test above .5, with the rows of one seed.");
        Line(text, $"* **Outcome**: `mlContext.CollapseGuard().Check` on the held-out answers of a seed, the folds pooled, without features; where that is not Healthy, again with the features as the trainer saw them, so that signal is probed and scales are seen. The outcome of most seeds counts.");
        Line(text, $"* **Told right**: decisions that do not vary with scores that rank: DecisionCollapse. No skill: OutputCollapse, NoSignal or NoSkill. Sound: not OutputCollapse, DecisionCollapse, NoSignal or NonFinite; PartialCollapse only where a class is never decided for. Undecided: Inconclusive.");
        Line(text, $"* **Remedy**: of those the report lists, the first that trainer and task can follow (a threshold belongs to two classes, weights not to AveragedPerceptron, scaling not to trees and not twice); one that advises not to train ends the search, and where the probe finds no signal nothing is done. Fitted on training rows only: Normalize, WeightByClass, Resample with RandomOverSampler, TuneThreshold for balanced accuracy on the scores of an inner {folds}-fold cross-validation; a penalty of a hundredth, or ten times; ten times the passes; a tenth of the rate, or ten times; leaves of one row. Which remedy it is comes from the report on the held-out rows of the plain model.");
        Line(text, $"* **Control**: the plain model, the same folds, another seed of training, which the remedied model shares. **Better**: the balanced accuracy, mean over {folds * seeds} held-out folds, is more than {TableRow.Gain:.00} higher. A collapsed model with signal and no remedy to follow counts as not better.\n");
    }

    private void WriteShown(StringBuilder text, IReadOnlyList<TableRow> rows)
    {
        Line(text, $"## Models that collapse, or are not called Healthy\n");
        Line(text, $"Balanced accuracy / PR-AUC: plain (before), control, remedied (after). Told: blank where right.\n");
        Line(text, $"| set | trainer | scaled | modal share | AUC | held-out rows say | outcome (seeds) | told | first cause | signal | remedy | before | control | after | better |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (TableRow r in rows.Where(r => r.IsShown))
        {
            Line(text, $"| {r.Set.Name} | {r.Plain.Trainer} | {(r.Plain.IsScaled ? "yes" : "")} | {r.Before.ModalShare:.000} | {r.Before.Auc:.00} ± {r.Before.AucError:.00} | {r.Truth} | {r.Report.Outcome} ({r.Agreeing}/{seeds}) | {Told(r)} | {r.FirstCause} | {Signal(r)} | {Remedy(r)} | {Pair(r.Before)} | {Pair(r.Control)} | {Pair(r.After)} | {(r.After is null ? "" : r.IsBetter ? "yes" : "no")} |");
        }
    }

    private static void WritePeers(StringBuilder text, IReadOnlyList<TableRow> rows)
    {
        Line(text, $"\n## Beside scikit-learn\n");
        Line(text, $"The sets of `collapse_in_plain_training` (modal share of pooled decisions at least .995). scikit-learn's LR_plain beside Lbfgs, LR_scaled beside Lbfgs scaled, RF_plain beside FastTree: neighbours, not the same models.\n");
        Line(text, $"| set | model there | modal share there | model here | modal share here | outcome here |\n|---|---|---|---|---|---|");
        foreach ((string set, IReadOnlyDictionary<string, double> models) in PlainCollapses.Read())
        {
            foreach (((Trainer trainer, bool isScaled), string peer) in Peers)
            {
                if (rows.FirstOrDefault(r => r.Set.Name == set && r.Plain.Trainer == trainer && r.Plain.IsScaled == isScaled) is { } r)
                {
                    string there = models.TryGetValue(peer, out double modal) ? modal.ToString(".000", CultureInfo.InvariantCulture) : "no collapse";
                    Line(text, $"| {set} | {peer} | {there} | {trainer}{(isScaled ? " scaled" : "")} | {r.Before.ModalShare:.000} | {r.Report.Outcome} |");
                }
            }
        }
    }

    private static void WriteSets(StringBuilder text, IReadOnlyList<TableRow> rows)
    {
        Line(text, $"\n## Every set\n");
        Line(text, $"| set | rows | columns | classes | majority | models | Healthy | collapsed | balanced accuracy of the plain models |\n|---|---|---|---|---|---|---|---|---|");
        foreach (IGrouping<TableSet, TableRow> of in rows.GroupBy(r => r.Set))
        {
            TableSet set = of.Key;
            Line(text, $"| {set.Name} | {set.Count:N0} | {set.Columns} | {set.Classes.Length} | {set.MajorityShare:.000} | {of.Count()} | {of.Count(r => r.Report.Outcome == Outcome.Healthy)} | {of.Count(r => r.IsCollapsed)} | {of.Min(r => r.Before.BalancedAccuracy):.000} to {of.Max(r => r.Before.BalancedAccuracy):.000} |");
        }
    }

    private static string Told(TableRow row) => row.Mark switch { Mark.Right => "", Mark.Undecided => "undecided", _ => "**wrong**" };

    private static string Signal(TableRow row) => row.Signal switch { true => "yes", false => "none", _ => row.ProbeReason is null ? "" : "undecided" };

    private static string Remedy(TableRow row) => row.Fix != Fix.None ? row.Remedy : row.Signal == false || row.Remedy.Length > 0 ? $"withheld{(row.Remedy.Length > 0 ? $": {row.Remedy}" : "")}" : "";

    private static string Pair(HeldOutFigures? figures) => figures is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{figures.BalancedAccuracy:.000} / {figures.PrAuc:.000}");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
