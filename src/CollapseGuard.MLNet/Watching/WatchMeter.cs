using System.Diagnostics.Metrics;

namespace CollapseGuard.MLNet.Watching;

/// <summary>Counts watched fits on the meter of the core. Costs one test where nobody listens.</summary>
internal static class WatchMeter
{
    private const string Prefix = "collapseguard.fit.";

    private static readonly Meter Meter = new(TrainingMeter.MeterName);

    public static readonly Counter<long> Passes = Meter.CreateCounter<long>(Prefix + "passes", "{pass}", "Passes of trainers over their rows.");

    public static readonly Counter<long> Fits = Meter.CreateCounter<long>(Prefix + "fits", "{fit}", "Fits that ended with a model.");

    public static readonly Counter<long> Stopped = Meter.CreateCounter<long>(Prefix + "stopped", "{fit}", "Fits that were cancelled.");

    public static readonly Counter<long> Outcomes = Meter.CreateCounter<long>(Prefix + "outcomes", "{model}", "Examined models, by outcome.");

    public static KeyValuePair<string, object?> Trainer(string name) => new("trainer", name);

    public static KeyValuePair<string, object?> Outcome(Outcome outcome) => new("outcome", outcome.ToString());
}
