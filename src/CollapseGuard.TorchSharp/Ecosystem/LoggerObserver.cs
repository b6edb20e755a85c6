using CollapseGuard.Summaries;
using Microsoft.Extensions.Logging;

namespace CollapseGuard.Torch;

/// <summary>Tells an <see cref="ILogger"/> what a training shows; hang it on <see cref="MonitorOptions.Observers"/>.</summary>
/// <remarks>
/// Warning: the alarm (event id 2101) and each finding of the final report (2102). Information: begin (2001), epochs (2002), end (2003). Debug: steps (2004). Trace: layers (2005).
/// A level that is off costs one test and allocates nothing.
/// </remarks>
/// <param name="logger">The logger.</param>
public sealed partial class LoggerObserver(ILogger logger) : ITrainingObserver
{
    private readonly ILogger logger = logger ?? throw new ArgumentNullException(nameof(logger));

    /// <inheritdoc/>
    public void BeginTraining(TrainingTask task) => LogBegin(task);

    /// <inheritdoc/>
    public void EndStep(StepNumbers numbers) => LogStep(numbers.Step, numbers.Loss, numbers.OutputSpread, numbers.Evidence);

    /// <inheritdoc/>
    public void ObserveLayer(long atStep, string layer, LayerNumbers numbers) => LogLayer(atStep, layer, numbers.DeadShare, numbers.SaturatedShare, numbers.GradientScale);

    /// <inheritdoc/>
    public void EndEpoch(EpochSummary epoch) => LogEpoch(epoch.Epoch, epoch.LastStep, epoch.TrainingLoss, epoch.ValidationLoss);

    /// <inheritdoc/>
    public void Alarm(long atStep, CollapseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (logger.IsEnabled(LogLevel.Warning))
        {
            LogAlarm(atStep, report.Outcome, report.Headline, FirstCause(report));
        }
    }

    /// <inheritdoc/>
    public void EndTraining(CollapseReport? report)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            LogEnd(report?.Outcome.ToString() ?? "not asked for", FirstCause(report));
        }

        if (report is null || !logger.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        foreach (Finding finding in report.Findings)
        {
            LogFinding(finding.Detector.Id, finding.Detector.Name, finding.Subject, finding.Message);
        }
    }

    private static string FirstCause(CollapseReport? report) => report is { Causes: [{ } cause, ..] } ? cause.Cause.ToString() : "none named";

    [LoggerMessage(2001, LogLevel.Information, "Training begins: {Task}")]
    private partial void LogBegin(TrainingTask task);

    [LoggerMessage(2002, LogLevel.Information, "Epoch {Epoch} ended at step {Step}: training loss {TrainingLoss}, held-out loss {ValidationLoss}")]
    private partial void LogEpoch(int epoch, long step, double trainingLoss, double validationLoss);

    [LoggerMessage(2003, LogLevel.Information, "Training ended; diagnosis: {Outcome}, first cause: {Cause}")]
    private partial void LogEnd(string outcome, string cause);

    [LoggerMessage(2004, LogLevel.Debug, "Step {Step}: loss {Loss}, output spread {OutputSpread}, evidence of collapse {Evidence}")]
    private partial void LogStep(long step, double loss, double outputSpread, double evidence);

    [LoggerMessage(2005, LogLevel.Trace, "Step {Step}, layer {Layer}: dead share {DeadShare}, saturated share {SaturatedShare}, gradient {GradientScale}")]
    private partial void LogLayer(long step, string layer, double deadShare, double saturatedShare, double gradientScale);

    [LoggerMessage(2101, LogLevel.Warning, "Collapse alarm at step {Step}: {Outcome}. {Headline} First cause: {Cause}")]
    private partial void LogAlarm(long step, Outcome outcome, string headline, string cause);

    [LoggerMessage(2102, LogLevel.Warning, "{DetectorId} {Detector} ({Subject}): {Finding}")]
    private partial void LogFinding(string detectorId, string detector, string subject, string finding);
}
