using CollapseGuard.MLNet.Evaluating;
using Microsoft.Extensions.Logging;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>What a logger hears of a training by epochs.</summary>
internal static partial class EpochLog
{
    [LoggerMessage(3201, LogLevel.Information, "Epoch {Epoch}: {Metric} {Training} on training rows, {Validation} on validation rows")]
    public static partial void Epoch(ILogger logger, int epoch, Metric metric, double training, double validation);

    [LoggerMessage(3202, LogLevel.Information, "Training by epochs stopped by {Stop} after {Epochs} epochs, best epoch {Best}; diagnosis: {Outcome}. {Headline}")]
    public static partial void End(ILogger logger, EpochStop stop, int epochs, int best, Outcome outcome, string headline);

    [LoggerMessage(3203, LogLevel.Warning, "{DetectorId} {Detector} ({Subject}): {Finding}")]
    public static partial void Finding(ILogger logger, string detectorId, string detector, string subject, string finding);

    [LoggerMessage(3204, LogLevel.Warning, "The trainer failed in epoch {Epoch}; the best model before it is returned")]
    public static partial void Failed(ILogger logger, int epoch, Exception failure);
}
