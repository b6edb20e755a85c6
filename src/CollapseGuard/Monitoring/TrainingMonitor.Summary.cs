using CollapseGuard.Diagnosis;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <content>What has been seen, as immutable numbers.</content>
public sealed partial class TrainingMonitor
{
    private readonly HashSet<(string Id, string Subject)> told = [];

    /// <summary>What the loop has shown so far.</summary>
    public TrainingSummary Summarize() => new()
    {
        Steps = Steps,
        SampledSteps = SampledSteps,
        Epochs = epochs.Count,
        Loss = losses.Summarize(),
        OutputSpread = spreads.Summarize(),
        Alarm = Task == TrainingTask.Unknown
            ? null
            : new AlarmSummary(Options.FalseAlarmRate, Options.Patience, alarm.ArmedAtStep, alarm.AlarmStep, alarm.UsableBatches, alarm.RunningNarrowShare),
        Layers = [.. layerOrder.Select(layer => layer.Summarize())],
        EpochLosses = epochs.Summarize(),
        Batches = mix.Summarize(),
        BatchSize = double.IsNaN(batchSizes.Median()) ? 0 : batchSizes.Median(),
        TrainingSkill = SkillOf(training.ToSnapshot()),
        ValidationSkill = validation is null ? double.NaN : SkillOf(validation.ToSnapshot()),
    };

    /// <summary>All that is known at this moment: predictions of the latest held-out rows, or of the latest epoch, beside the course of the training.</summary>
    public Snapshot ToSnapshot()
    {
        Snapshot predictions = validation?.ToSnapshot() ?? training.ToSnapshot();
        Snapshot snapshot = predictions with { Task = PredictionTaskOf(Task), Training = Summarize() };
        return Options.Enrich?.Invoke(snapshot) ?? snapshot;
    }

    private static PredictionTask PredictionTaskOf(TrainingTask task) => task switch
    {
        TrainingTask.Regression => PredictionTask.Regression,
        TrainingTask.Binary => PredictionTask.Binary,
        TrainingTask.Multiclass => PredictionTask.Multiclass,
        _ => PredictionTask.Unknown,
    };

    /// <summary>Skill over the best constant: the mean over outputs of 1 - MSE/Var, or 1 - log-loss/entropy.</summary>
    private static double SkillOf(Snapshot snapshot) => snapshot switch
    {
        { Regression: { Count: > 0 } outputs } => outputs.Average(o => o.Pair.Skill),
        { Scores: { } scores } => 1 - (scores.LogLoss / ConstantLoss.LogLoss([scores.Positives, scores.Negatives])),
        { Probabilities: { } several } => 1 - (several.LogLoss / ConstantLoss.LogLoss([.. several.Classes.Select(c => c.Positives)])),
        _ => double.NaN,
    };

    private void TellFindings()
    {
        if (Options.OnFinding is not { } tell)
        {
            return;
        }

        Examination examination = Examination.Run(ToSnapshot(), Options.Check.Detectors, Options.Check.Suppressions);
        foreach (Finding finding in examination.Findings)
        {
            if (told.Add((finding.Detector.Id, finding.Subject)))
            {
                tell(finding);
            }
        }
    }
}
