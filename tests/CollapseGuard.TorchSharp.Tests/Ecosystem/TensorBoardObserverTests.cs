using CollapseGuard.Summaries;
using CollapseGuard.Tests;
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
        int step = 0;
        void Hundred()
        {
            for (int i = 0; i < 100; i++)
            {
                Step(observer, ++step);
            }
        }

        Hundred();

        Assert.Equal(0, Allocated.By(Hundred));
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
        Assert.All(events.Skip(1), e => Assert.Equal(Now.ToUnixTimeSeconds(), e.WallTime));
    }

    /// <summary>The one defect of TorchSharp's event files: their first record is dated in 100 ns ticks since the year 1. When this fails, it was repaired: say so in docs/decisions/0002-dependencies.md.</summary>
    [TorchFact]
    public void The_first_record_of_torchsharp_is_dated_far_in_the_future()
    {
        torch.utils.tensorboard.SummaryWriter(runs.Path).add_scalar("tag", 1, 1, 1_772_438_400);

        List<ScalarEvent> events = EventFileReader.Read(runs.EventFile);
        double year3000 = new DateTimeOffset(3000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.True(events[0].WallTime > year3000);
        Assert.Equal(1_772_438_400, events[1].WallTime);
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
