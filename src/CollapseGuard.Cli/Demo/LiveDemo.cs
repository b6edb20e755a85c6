using System.Globalization;
using CollapseGuard.Cli.Output;
using CollapseGuard.MLNet.Thresholds;

namespace CollapseGuard.Cli.Demo;

/// <summary>Trains with ML.NET while one looks on: a model that collapses, why it did, what helps, and whether it really helped, on one screen.</summary>
/// <remarks>The same machine prints the same text each time. On another one the last digits may differ: ML.NET adds up in another order.</remarks>
internal sealed class LiveDemo(Terminal terminal)
{
    private const int Seeds = 5;
    private const string Applied = "tune-threshold";

    /// <summary>Runs it.</summary>
    /// <returns>The exit code of the verdict on the plain model.</returns>
    public int Run(CancellationToken cancellation)
    {
        terminal.Out.WriteLine("Whose diabetes gets worse fast? 442 patients, ten measurements each, 15 % fast; a third is held");
        terminal.Out.WriteLine("out. Trained just now with ML.NET, all defaults: NormalizeMinMax, LbfgsLogisticRegression.");
        terminal.Out.WriteLine();
        var first = new ThresholdTrial(seed: 1, cancellation);
        CollapseReport report = first.Control.Report;
        ReportPrinter.Print(report, ReportFormat.Summary, path: null, terminal);
        terminal.Out.WriteLine();
        if (report.Remedies is [{ Id: Applied }, ..])
        {
            Verify(first, cancellation);
        }
        else
        {
            terminal.Out.WriteLine($"The first remedy is not {Applied}, the only one that this demo applies.");
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Next: collapseguard explain DecisionThreshold");
        terminal.Out.WriteLine("      collapseguard model MODEL.zip --data FILE --label LABEL");
        return ExitRule.Of(report.Outcome, failOn: null, comparison: null);
    }

    /// <summary>Applies the remedy and compares with the model left as it was, on several splits.</summary>
    private void Verify(ThresholdTrial first, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal);
        var pairs = new List<(JudgedModel Control, JudgedModel Remedied)>();
        for (int seed = 1; seed <= Seeds; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report($"split {seed} of {Seeds}");
            ThresholdTrial trial = seed == 1 ? first : new ThresholdTrial(seed, cancellation);
            (ThresholdTuning tuning, JudgedModel remedied) = trial.Remedy();
            pairs.Add((trial.Control, remedied));
            if (seed == 1)
            {
                Say(tuning.Refusal is { } refusal
                    ? (FormattableString)$"TuneThreshold left the threshold alone: {refusal}"
                    : $"Done by TuneThreshold on folds of the training rows: fast from a probability of {tuning.Probability:0.00} on, not .5.");
                Say($"On held-out rows:  {"as trained",-40}threshold moved");
            }

            Say($"  split {seed}          {trial.Control,-40}{remedied}");
        }

        int better = pairs.Count(pair => pair.Remedied.BalancedAccuracy > pair.Control.BalancedAccuracy);
        Say($"Better in {better} of {Seeds} splits: mean balanced accuracy {pairs.Average(p => p.Control.BalancedAccuracy):0.00} -> {pairs.Average(p => p.Remedied.BalancedAccuracy):0.00}. Accuracy {pairs.Average(p => p.Control.Accuracy):0.00} -> {pairs.Average(p => p.Remedied.Accuracy):0.00}:");
        terminal.Out.WriteLine("to say no to everybody is often right, and finds nobody.");
    }

    private void Say(FormattableString line) => terminal.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
