using CollapseGuard.Summaries;
using TorchSharp;

namespace CollapseGuard.Torch.Tests.Ecosystem;

public sealed class TensorBoardObserverTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, 250, TimeSpan.Zero);

    private readonly TempRuns runs = new();

    public void Dispose() => runs.Dispose();

    [Fact]
    public void Event_file_holds_the_scalars_with_steps_and_seconds_since_1970()
    {
        using (var observer = new TensorBoardObserver(runs.Path, new StoppedClock()))
        {
            Tell(observer);
        }

        List<ScalarEvent> events = EventFileReader.Read(runs.EventFile);

        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, e => Assert.Equal(Now.ToUnixTimeMilliseconds() / 1000.0, e.WallTime));
        Assert.Equal(Expected, events.Skip(1).Select(e => (e.Tag!, e.Step, e.Value)));
    }

    [Fact]
    public void Each_step_can_be_read_while_the_run_goes_on()
    {
        using var observer = new TensorBoardObserver(runs.Path);
        observer.BeginTraining(TrainingTask.Binary);
        observer.EndStep(new StepNumbers(3_000_000_000, .5, double.NaN, double.NaN));

        Assert.Contains(EventFileReader.Read(runs.EventFile), e => e is { Tag: "loss/batch", Step: 3_000_000_000, Value: .5f });
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var observer = new TensorBoardObserver(runs.Path);
        for (int step = 1; step < 100; step++)
        {
            Step(observer, step);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 100; step < 200; step++)
        {
            Step(observer, step);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TorchFact]
    public void The_summary_writer_of_torchsharp_gets_the_same_scalars()
    {
        using (var observer = new TensorBoardObserver(torch.utils.tensorboard.SummaryWriter(runs.Path), new StoppedClock()))
        {
            Tell(observer);
        }

        List<ScalarEvent> events = EventFileReader.Read(runs.EventFile);

        Assert.Equal(Expected, events.Skip(1).Select(e => (e.Tag!, e.Step, e.Value)));
        Assert.All(events.Skip(1), e => Assert.InRange(e.WallTime - Now.ToUnixTimeSeconds(), -64, 64)); // a float of seconds since 1970 resolves 128 s
    }

    /// <summary>Why the observer writes event files of its own. When this fails, TorchSharp was repaired: write through its SummaryWriter.</summary>
    [TorchFact]
    public void Event_files_of_torchsharp_carry_no_usable_time()
    {
        TorchSharp.Modules.SummaryWriter writer = torch.utils.tensorboard.SummaryWriter(runs.Path);
        writer.add_scalar("default", 1, 1);
        writer.add_scalar("now", 1, 1, null);
        writer.add_scalar("given", 1, 1, 1_772_438_400);
        writer.add_scalar("later", 1, 1, 1_772_438_401);

        List<ScalarEvent> events = EventFileReader.Read(runs.EventFile);
        double secondsIn3000 = new DateTimeOffset(3000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        foreach (ScalarEvent e in events) { Console.Error.WriteLine(e + " " + e.WallTime.ToString("R")); }
        foreach (var m in writer.GetType().GetMethods()) { Console.Error.WriteLine(m); }
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.True(events[0].WallTime > secondsIn3000, "the file begins in ticks, not in seconds");
        Assert.Equal(0, events[1].WallTime);
        Assert.True(events[2].WallTime > secondsIn3000, "'null' means ticks, not seconds");
        Assert.Equal(events[3].WallTime, events[4].WallTime); // a minute is lost in a float
    }

    private static (string, long, float)[] Expected =>
    [
        ("dead_share/layers.0", 1, .25f), ("gradient_scale/layers.0", 1, .001f),
        ("loss/batch", 1, 2.5f), ("outputs/spread", 1, .5f), ("collapse/evidence", 1, 1), ("collapse/alarm", 1, 0),
        ("collapse/alarm", 2, 1),
        ("loss/batch", 2, float.NaN), ("collapse/alarm", 2, 1),
        ("loss/epoch", 2, 2.5f),
    ];

    private static void Tell(ITrainingObserver observer)
    {
        observer.BeginTraining(TrainingTask.Regression);
        observer.ObserveLayer(1, "layers.0", new LayerNumbers { DeadShare = .25, GradientScale = .001 });
        observer.EndStep(new StepNumbers(1, 2.5, .5, 1));
        observer.Alarm(2, SampleReport.Collapsed);
        observer.EndStep(new StepNumbers(2, double.NaN, double.NaN, double.NaN));
        observer.EndEpoch(new EpochSummary(1, 2, 2.5, double.NaN));
        observer.EndTraining(SampleReport.Collapsed);
    }

    private static void Step(ITrainingObserver observer, long step)
    {
        observer.ObserveLayer(step, "layers.0", new LayerNumbers { DeadShare = .25, GradientScale = .001 });
        observer.EndStep(new StepNumbers(step, 2.5, .5, 1));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
