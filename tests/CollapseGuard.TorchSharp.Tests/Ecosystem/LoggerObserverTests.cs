using CollapseGuard.Summaries;
using CollapseGuard.Tests;
using Microsoft.Extensions.Logging;

namespace CollapseGuard.Torch.Tests.Ecosystem;

public class LoggerObserverTests
{
    [Fact]
    public void Alarm_and_findings_warn_epochs_inform_steps_are_for_debugging()
    {
        var log = new ListLogger(LogLevel.Trace);
        Tell(new LoggerObserver(log));

        Assert.Equal(
            [
                "2001 Information Training begins: Regression",
                "2005 Trace Step 1, layer layers.0: dead share 0.5, saturated share NaN, gradient NaN",
                "2004 Debug Step 1: loss 2.5, output spread 0.5, evidence of collapse 1",
            ],
            log.Lines[..3]);
        Assert.StartsWith("2101 Warning Collapse alarm at step 1: OutputCollapse. ", log.Lines[3], StringComparison.Ordinal);
        Assert.Equal("2002 Information Epoch 1 ended at step 1: training loss 2.5, held-out loss 3", log.Lines[4]);
        Assert.StartsWith("2003 Information Training ended; diagnosis: OutputCollapse, first cause: ", log.Lines[5], StringComparison.Ordinal);
        Assert.Equal(SampleReport.Collapsed.Findings.Count, log.Lines.Count(l => l.StartsWith("2102 Warning CG", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(LogLevel.Information, 4)]
    [InlineData(LogLevel.Warning, 1)]
    [InlineData(LogLevel.None, 0)]
    public void A_level_that_is_off_is_silent(LogLevel level, int besidesFindings)
    {
        var log = new ListLogger(level);
        Tell(new LoggerObserver(log));

        Assert.Equal(besidesFindings, log.Lines.Count(l => !l.StartsWith("2102", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_level_that_is_off_allocates_nothing()
    {
        var observer = new LoggerObserver(new ListLogger(LogLevel.Warning));
        Step(observer);

        Assert.Equal(0, Allocated.By(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                Step(observer);
            }
        }));
    }

    [Fact]
    public void No_logger_is_refused() => Assert.Throws<ArgumentNullException>(() => new LoggerObserver(null!));

    private static void Step(LoggerObserver observer)
    {
        observer.ObserveLayer(1, "layers.0", new LayerNumbers { DeadShare = .5 });
        observer.EndStep(new StepNumbers(1, 2.5, .5, 1));
        observer.EndEpoch(new EpochSummary(1, 1, 2.5, 3));
    }

    private static void Tell(LoggerObserver observer)
    {
        observer.BeginTraining(TrainingTask.Regression);
        observer.ObserveLayer(1, "layers.0", new LayerNumbers { DeadShare = .5 });
        observer.EndStep(new StepNumbers(1, 2.5, .5, 1));
        observer.Alarm(1, SampleReport.Collapsed);
        observer.EndEpoch(new EpochSummary(1, 1, 2.5, 3));
        observer.EndTraining(SampleReport.Collapsed);
    }

    private sealed class ListLogger(LogLevel from) : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= from && from != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{eventId.Id} {logLevel} {formatter(state, exception)}");
    }
}
