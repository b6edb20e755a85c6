using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>The core's monitor over epochs: after each one it sees random batches of training rows, and the validation rows. Belongs to one thread.</summary>
/// <remarks>
/// A batch is drawn with replacement, so that given the model its share of narrow pairs has the expectation of the whole sample: the alarm's bound asks no more.
/// Within an epoch the model does not change, so that loss and spread have no course by steps; only epochs do.
/// </remarks>
internal sealed class EpochMonitor
{
    /// <summary>The alarm looks at no more rows of a batch.</summary>
    private const int BatchRows = 128;

    private readonly TrainingMonitor monitor;
    private readonly Func<Snapshot, Snapshot>? enrich;
    private readonly Random random;
    private readonly bool areMargins;
    private readonly CheckOptions check;
    private bool isOver;
    private EpochRows judged;
    private (double Training, double Validation) skill = (double.NaN, double.NaN);

    public EpochMonitor(EpochRows first, EpochOptions options)
    {
        check = options.Monitor.Check with { CancellationToken = options.CancellationToken };
        judged = first;
        areMargins = first.AreMargins;
        enrich = options.Monitor.Enrich;
        random = new Random(options.Seed);
        monitor = new TrainingMonitor(first.Task, options.Monitor with { OutputsAreLogits = areMargins, Enrich = Enrich });
    }

    /// <summary>The alarm was raised and the options ask to stop.</summary>
    public bool ShouldStop => monitor.ShouldStop;

    /// <summary>Sees an epoch.</summary>
    /// <returns>Skill on training and validation rows; NaN of margins.</returns>
    public (double Training, double Validation) See(EpochRows training, EpochRows validation)
    {
        judged = validation;
        skill = (double.NaN, double.NaN);
        int rows = Math.Min(BatchRows, training.Count), width = training.Rows.OutputCount;
        var outputs = new float[rows * width];
        var targets = new float[rows];
        for (int step = 0; step < EpochOptions.StepsPerEpoch && rows > 0; step++)
        {
            for (int i = 0; i < rows; i++)
            {
                int row = random.Next(training.Count);
                training.Rows.Outputs.AsSpan(row * width, width).CopyTo(outputs.AsSpan(i * width));
                targets[i] = training.Rows.Targets[row];
            }

            monitor.ObserveStep(training.Loss(outputs, targets), outputs, width, targets);
        }

        double loss = double.NaN;
        if (validation.Count > 0)
        {
            monitor.ObserveValidation(validation.Rows.Outputs, validation.Rows.OutputCount, validation.Rows.Targets);
            loss = validation.Loss(validation.Rows.Outputs, validation.Rows.Targets);
        }

        monitor.EndEpoch(double.IsNaN(loss) ? null : loss);
        TrainingSummary seen = monitor.Summarize();
        return skill = areMargins ? skill : (seen.TrainingSkill, seen.ValidationSkill);
    }

    /// <summary>Ends with the diagnosis of the model that is returned, which need not be the last one.</summary>
    public CollapseReport End(EpochRows best, (double Training, double Validation) bestSkill)
    {
        (judged, skill, isOver) = (best, bestSkill, true);
        CollapseReport report = monitor.Diagnose();
        monitor.EndTraining(report);
        return report;
    }

    private Snapshot Enrich(Snapshot seen)
    {
        TrainingSummary all = seen.Training!;
        Snapshot snapshot = judged.Look(findSignal: isOver, check) with
        {
            Training = new TrainingSummary
            {
                Steps = all.Steps,
                SampledSteps = all.SampledSteps,
                Epochs = all.Epochs,
                Loss = CourseSummary.Empty,
                Alarm = all.Alarm,
                EpochLosses = all.EpochLosses,
                TrainingSkill = skill.Training,
                ValidationSkill = skill.Validation,
            },
        };
        return enrich?.Invoke(snapshot) ?? snapshot;
    }
}
