using Microsoft.Extensions.Logging;

namespace CollapseGuard.MLNet.Watching;

/// <summary>What a logger hears of a watched fit.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(3001, LogLevel.Information, "Fit {Fit} of {Trainer} begins")]
    public static partial void Begin(ILogger logger, int fit, string trainer);

    [LoggerMessage(3002, LogLevel.Debug, "{Trainer}: pass {Pass} over the rows begins")]
    public static partial void Pass(ILogger logger, string trainer, int pass);

    [LoggerMessage(3003, LogLevel.Information, "Fit {Fit} of {Trainer} ended after {Passes} passes over the rows")]
    public static partial void End(ILogger logger, int fit, string trainer, int passes);

    [LoggerMessage(3004, LogLevel.Information, "{Trainer}: {Rows} are {Outcome}. {Headline}")]
    public static partial void Outcome(ILogger logger, string trainer, string rows, Outcome outcome, string headline);

    [LoggerMessage(3101, LogLevel.Warning, "{Trainer}, {Rows}: {DetectorId} {Detector} ({Subject}): {Finding}")]
    public static partial void Finding(ILogger logger, string trainer, string rows, string detectorId, string detector, string subject, string finding);

    [LoggerMessage(3102, LogLevel.Warning, "{Trainer}: {Trees}")]
    public static partial void Trees(ILogger logger, string trainer, string trees);

    [LoggerMessage(3103, LogLevel.Warning, "Fit {Fit} of {Trainer} was cancelled after {Passes} passes over the rows")]
    public static partial void Stopped(ILogger logger, int fit, string trainer, int passes);

    [LoggerMessage(3104, LogLevel.Warning, "Fit {Fit} of {Trainer} ran to its end although it was cancelled: the trainer asked for no more rows")]
    public static partial void Missed(ILogger logger, int fit, string trainer);
}
