using System.Globalization;
using System.Text;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>The tables of docs/results/resampling.md, between two marks; the words around them are written by hand.</summary>
internal static class HelpsPage
{
    private const string Start = "<!-- tables: written by the verb -->";
    private const string End = "<!-- end of tables -->";

    private static readonly Arm[] Arms = Enum.GetValues<Arm>();

    private static readonly Dictionary<Arm, string> Names = new()
    {
        [Arm.Plain] = "plain",
        [Arm.RandomOver] = "RandomOverSampler",
        [Arm.Smote] = "Smote",
        [Arm.SmoteEnn] = "SmoteEnn",
        [Arm.ClassWeight] = "class weight",
        [Arm.Threshold] = "threshold",
    };

    private static readonly Dictionary<Learner, string> Titles = new()
    {
        [Learner.Linear] = "LbfgsLogisticRegression",
        [Learner.Trees] = "FastTree",
    };

    public static void Write(Outcomes outcomes, IReadOnlyList<string> leftOut, int seeds)
    {
        string file = Path.Combine(SharedData.Root, "docs", "results", "resampling.md");
        string page = File.Exists(file) ? File.ReadAllText(file) : $"# Does resampling help?\n\n{Start}\n{End}\n";
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (end < start)
        {
            throw new InvalidDataException($"docs/results/resampling.md lacks the lines '{Start}' and '{End}', in this order; put them where the tables belong.");
        }

        var text = new StringBuilder("\n");
        Line(text, $"{outcomes.Sets.Count} sets, {seeds} seeds of {FoldAnswers.Folds} folds. Left out for fewer than {ImbalancedSet.FewestRareRows} rare rows: {string.Join(", ", leftOut)}.\n");
        WriteSets(text, outcomes);
        foreach (Learner learner in Titles.Keys)
        {
            WriteSummary(text, outcomes, learner);
        }

        WriteAgainstThreshold(text, outcomes);
        foreach (Learner learner in Titles.Keys)
        {
            WriteDetails(text, outcomes, learner);
        }

        File.WriteAllText(file, page[..start] + text + page[end..]);
    }

    private static void WriteSets(StringBuilder text, Outcomes outcomes)
    {
        Line(text, $"### The sets, and what each measure adds to balanced accuracy\n");
        string head = string.Join(" | ", Arms.Skip(1).Select(arm => Names[arm]));
        Line(text, $"| set | rows | columns | rare | ratio | {string.Join(" | ", Titles.Values.Select(title => $"{title}: plain | {head}"))} |\n|---|---|---|---|---|{string.Concat(Enumerable.Repeat("---|", 2 * Arms.Length))}");
        foreach (ImbalancedSet set in outcomes.Sets)
        {
            IEnumerable<string> cells = Titles.Keys.SelectMany(learner => Arms.Select(arm => arm == Arm.Plain
                ? Number(outcomes.Of(set, learner, arm).Mean(Figure.BalancedAccuracy))
                : Signed(outcomes.Of(set, learner, arm).Mean(Figure.BalancedAccuracy) - outcomes.Of(set, learner, Arm.Plain).Mean(Figure.BalancedAccuracy))));
            Line(text, $"| {set.Name} | {set.Rows.Length:N0} | {set.Rows[0].Length} | {set.RareRows} | {set.Ratio:0.0} | {string.Join(" | ", cells)} |");
        }
    }

    private static void WriteSummary(StringBuilder text, Outcomes outcomes, Learner learner)
    {
        Line(text, $"\n### {Titles[learner]}: mean over sets, and the difference to plain\n");
        Line(text, $"| | balanced accuracy | difference | PR-AUC | difference | log-loss | difference | calibration error | difference | mean p less share |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (Arm arm in Arms)
        {
            IEnumerable<string> cells = Enum.GetValues<Figure>().Where(f => f != Figure.MeanExcess).Select(figure =>
                $"{Number(outcomes.Mean(learner, arm, figure))} | {Difference(outcomes, learner, arm, Arm.Plain, figure)}");
            Line(text, $"| {Names[arm]} | {string.Join(" | ", cells)} | {Signed(outcomes.Mean(learner, arm, Figure.MeanExcess))} |");
        }
    }

    private static void WriteAgainstThreshold(StringBuilder text, Outcomes outcomes)
    {
        Line(text, $"\n### Against the threshold: balanced accuracy\n");
        Line(text, $"| | {string.Join(" | ", Titles.Values)} |\n|---|---|---|");
        foreach (Arm arm in Arms.Where(arm => arm != Arm.Threshold))
        {
            Line(text, $"| {Names[arm]} | {string.Join(" | ", Titles.Keys.Select(learner => Difference(outcomes, learner, arm, Arm.Threshold, Figure.BalancedAccuracy)))} |");
        }
    }

    private static void WriteDetails(StringBuilder text, Outcomes outcomes, Learner learner)
    {
        string peer = learner == Learner.Linear ? "LogisticRegression" : "RandomForest";
        Line(text, $"\n### {Titles[learner]}: every set\n");
        Line(text, $"| set | measure | balanced accuracy | {peer} | PR-AUC | {peer} | log-loss | calibration error | mean p less share |\n|---|---|---|---|---|---|---|---|---|");
        foreach (ImbalancedSet set in outcomes.Sets)
        {
            IReadOnlyDictionary<(Learner Learner, Arm Arm), ReferenceFigures> peers = ReferenceFigures.Of(set.Name);
            foreach (Arm arm in Arms)
            {
                SetOutcome outcome = outcomes.Of(set, learner, arm);
                bool hasPeer = peers.TryGetValue((learner, arm), out ReferenceFigures? figures);
                string probabilities = arm == Arm.Threshold ? "as plain | | as plain | as plain | as plain" : $"{WithSpread(outcome, Figure.AveragePrecision)} | {(hasPeer ? Number(figures!.AveragePrecision) : "")} | {WithSpread(outcome, Figure.LogLoss)} | {Number(outcome.Mean(Figure.CalibrationError))} | {Signed(outcome.Mean(Figure.MeanExcess))}";
                Line(text, $"| {set.Name} | {Names[arm]} | {WithSpread(outcome, Figure.BalancedAccuracy)} | {(hasPeer ? Number(figures!.BalancedAccuracy) : "")} | {probabilities} |");
            }
        }

        WritePeerMeans(text, outcomes, learner);
    }

    private static void WritePeerMeans(StringBuilder text, Outcomes outcomes, Learner learner)
    {
        foreach (Arm arm in Arms)
        {
            ReferenceFigures[] peers = [.. outcomes.Sets.Select(set => ReferenceFigures.Of(set.Name)).Where(of => of.ContainsKey((learner, arm))).Select(of => of[(learner, arm)])];
            if (peers.Length == outcomes.Sets.Count)
            {
                Line(text, $"| *mean* | {Names[arm]} | {Number(outcomes.Mean(learner, arm, Figure.BalancedAccuracy))} | {Number(peers.Average(p => p.BalancedAccuracy))} | {Number(outcomes.Mean(learner, arm, Figure.AveragePrecision))} | {Number(peers.Average(p => p.AveragePrecision))} | {Number(outcomes.Mean(learner, arm, Figure.LogLoss))} | {Number(outcomes.Mean(learner, arm, Figure.CalibrationError))} | {Signed(outcomes.Mean(learner, arm, Figure.MeanExcess))} |");
            }
        }
    }

    private static string Difference(Outcomes outcomes, Learner learner, Arm arm, Arm against, Figure figure)
    {
        if (arm == against || (arm == Arm.Threshold && figure != Figure.BalancedAccuracy))
        {
            return arm == against ? "" : "as plain";
        }

        double[] differences = outcomes.Differences(learner, arm, against, figure);
        SignedRankInterval interval = SignedRankInterval.Of(differences);
        string range = $"{Signed(interval.Middle)} ({Signed(interval.Low)} to {Signed(interval.High)})";
        return $"{(interval.IsReal ? $"**{range}**" : range)}, up in {differences.Count(d => d > 0)}";
    }

    private static string WithSpread(SetOutcome outcome, Figure figure) => $"{Number(outcome.Mean(figure))} ± {Number(outcome.Spread(figure))}";

    private static string Number(double value) => value.ToString(".000;-.000;.000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞") : value.ToString("+.000;-.000;.000", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
