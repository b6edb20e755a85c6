using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>Who is called when, and what is refused.</summary>
public class CallTests
{
    [TorchFact]
    public void Validation_before_the_first_step_is_refused_with_the_way_out()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers(64);
        using TrainingGuard guard = Guard(Tasks.Net(1), new GuardOptions());

        var refused = Assert.Throws<InvalidOperationException>(() => guard.ObserveValidation(x, y, y));

        Assert.Contains("Observe", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Inspect", refused.Message, StringComparison.Ordinal);
    }

    [TorchFact]
    public void Nothing_may_be_asked_after_Dispose_and_Dispose_may_be_called_twice()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers(64);
        TrainingGuard guard = Guard(Tasks.Net(1), new GuardOptions());
        guard.Dispose();
        guard.Dispose();

        Assert.Throws<ObjectDisposedException>(() => guard.Observe(x, y, y, y.mean()));
        Assert.Throws<ObjectDisposedException>(() => guard.ObserveValidation(x, y, y));
        Assert.Throws<ObjectDisposedException>(() => guard.EndEpoch());
        Assert.Throws<ObjectDisposedException>(() => guard.Diagnose());
    }

    [TorchFact]
    public void A_diagnosis_before_the_first_step_is_inconclusive()
    {
        using DisposeScope scope = NewDisposeScope();
        using TrainingGuard guard = Guard(Tasks.Net(1), new GuardOptions());

        Assert.Equal(Outcome.Inconclusive, guard.Diagnose().Outcome);
    }

    [TorchFact]
    public void The_alarm_is_told_once_and_stops_the_loop_that_asked_for_it()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        var follower = new Follower();
        var alarms = new List<CollapseReport>();
        var findings = new List<Finding>();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1, nn.ReLU());
        using (no_grad())
        {
            net.parameters().Last().fill_(-1000); // the output is 0 for every row
        }

        using (TrainingGuard guard = Guard(net, new GuardOptions
        {
            EveryStep = true,
            Monitor = new MonitorOptions { Patience = 150, StopOnAlarm = true, OnAlarm = alarms.Add, OnFinding = findings.Add, Observers = [follower] },
        }))
        {
            using optim.Optimizer optimizer = optim.SGD(net.parameters(), 1e-3);
            new GuardedLoop(net, Tasks.SquaredError, x, y).Run(guard, optimizer, 1000);

            Assert.True(guard.ShouldStop);
            Assert.InRange(guard.Steps, 151, 200);
        }

        Assert.Equal(Outcome.OutputCollapse, Assert.Single(alarms).Outcome);
        Assert.Equal(findings.Count, findings.Select(f => (f.Detector.Id, f.Subject)).Distinct().Count());
        Assert.Contains(findings, f => f.Detector.Id == "CG1001");
        Assert.Equal((1, 1, 1), (follower.Begun, follower.Alarms, follower.Ended));
        Assert.True(follower.Steps > 150 && follower.Epochs > 5 && follower.Layers.Contains("0"));
        Assert.Equal(Outcome.OutputCollapse, follower.Report!.Outcome);
    }

    [TorchFact]
    public void Without_StopOnAlarm_the_loop_goes_on()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1, nn.ReLU());
        using (no_grad())
        {
            net.parameters().Last().fill_(-1000);
        }

        using TrainingGuard guard = Guard(net, new GuardOptions { EveryStep = true, Monitor = new MonitorOptions { Patience = 150 } });
        using optim.Optimizer optimizer = optim.SGD(net.parameters(), 1e-3);
        new GuardedLoop(net, Tasks.SquaredError, x, y).Run(guard, optimizer, 250);

        Assert.True(guard.Monitor.HasAlarmed);
        Assert.False(guard.ShouldStop);
        Assert.Equal(250, guard.Steps);
    }

    [TorchTheory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_budget_outside_its_range_is_refused(double budget) =>
        Assert.Contains("OverheadBudget", Assert.Throws<ArgumentOutOfRangeException>(() => new GuardOptions { OverheadBudget = budget }).Message, StringComparison.Ordinal);

    private static TrainingGuard Guard(nn.Module<Tensor, Tensor> net, GuardOptions options) =>
        TrainingGuard.Attach(net, Tasks.SquaredError, optim.SGD(net.parameters(), 1e-3), options);

    private sealed class Follower : ITrainingObserver
    {
        public int Begun { get; private set; }

        public int Steps { get; private set; }

        public int Epochs { get; private set; }

        public int Alarms { get; private set; }

        public int Ended { get; private set; }

        public HashSet<string> Layers { get; } = [];

        public CollapseReport? Report { get; private set; }

        public void BeginTraining(TrainingTask task) => Begun++;

        public void EndStep(StepNumbers numbers) => Steps++;

        public void EndEpoch(Summaries.EpochSummary epoch) => Epochs++;

        public void ObserveLayer(long atStep, string layer, LayerNumbers numbers) => Layers.Add(layer);

        public void Alarm(long atStep, CollapseReport report) => Alarms++;

        public void EndTraining(CollapseReport? report) => (Ended, Report) = (Ended + 1, report);
    }
}
