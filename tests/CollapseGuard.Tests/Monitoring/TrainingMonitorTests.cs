using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Monitoring;

/// <summary>Steps, epochs, validation and observers of the monitor.</summary>
public class TrainingMonitorTests
{
    [Fact]
    public void Asking_again_before_a_wanted_step_is_observed_counts_once()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { SampleEvery = 2 });

        Assert.True(monitor.WantsStep);
        Assert.True(monitor.WantsStep);
        monitor.ObserveLoss(1);
        Assert.Equal(1, monitor.Steps);
        Assert.False(monitor.WantsStep);
        Assert.True(monitor.WantsStep);
        monitor.SkipStep(); // wanted, and not given
        Assert.Equal((3, 1), (monitor.Steps, monitor.SampledSteps));
    }

    [Fact]
    public void Steps_that_are_not_wanted_are_counted_by_the_question()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { SampleEvery = 3 });
        for (int step = 0; step < 7; step++)
        {
            if (monitor.WantsStep)
            {
                monitor.ObserveStep(1, [1f, 2f], 1, [1f, 3f]);
            }
        }

        Assert.Equal((7, 3), (monitor.Steps, monitor.SampledSteps)); // steps 1, 4 and 7
    }

    [Fact]
    public void A_loop_that_never_asks_is_observed_at_every_step()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { SampleEvery = 10 });
        monitor.ObserveStep(1, [1f, 2f], 1, [1f, 3f]);
        monitor.SkipStep();
        monitor.ObserveLoss(.5);

        Assert.Equal((3, 2), (monitor.Steps, monitor.SampledSteps));
        Assert.Equal((1.0, .5), (monitor.Summarize().Loss.First, monitor.Summarize().Loss.Last));
    }

    [Fact]
    public void A_resumed_run_counts_on_and_cannot_be_resumed_twice()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression);
        monitor.ResumeAt(1000);
        monitor.ObserveStep(1, [1f, 2f], 1, [1f, 3f]);

        Assert.Equal((1001, 1), (monitor.Steps, monitor.SampledSteps));
        Assert.Equal(1001, monitor.Summarize().Loss.Windows[0].FirstStep);
        Assert.Throws<InvalidOperationException>(() => monitor.ResumeAt(2000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingMonitor(TrainingTask.Regression).ResumeAt(-1));
    }

    [Fact]
    public void Epochs_hold_the_mean_loss_of_their_observed_steps()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression);
        foreach (double loss in (double[])[4, 2])
        {
            monitor.ObserveLoss(loss);
        }

        monitor.EndEpoch(validationLoss: 5);
        monitor.EndEpoch();
        monitor.ObserveLoss(1);
        monitor.EndEpoch();

        Assert.Equal(3, monitor.Summarize().Epochs);
        Assert.Equal([new EpochSummary(1, 2, 3, 5), new EpochSummary(2, 2, double.NaN, double.NaN), new EpochSummary(3, 3, 1, double.NaN)], monitor.Summarize().EpochLosses);
    }

    [Fact]
    public void Layers_are_listed_by_their_first_mention_with_first_latest_and_median()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression);
        monitor.ObserveLayer("b", new LayerNumbers { DeadShare = .1, Units = 4 });
        monitor.ObserveLayer("a", new LayerNumbers { DeadShare = 1 });
        monitor.ObserveLayer("b", new LayerNumbers { DeadShare = .5, Units = 4, UpdateRatio = 0 });
        monitor.ObserveLayer("b", new LayerNumbers { DeadShare = .2, Units = 4 });

        IReadOnlyList<LayerSummary> layers = monitor.Summarize().Layers;

        Assert.Equal(["b", "a"], layers.Select(l => l.Name));
        Assert.Equal(new FirstLatest(.1, .2, .2), layers[0].DeadShare);
        Assert.Equal((3, false, null), (layers[0].Samples, layers[0].HasMoved, layers[1].HasMoved));
        Assert.False(layers[0].EffectiveRank.IsKnown);
    }

    [Fact]
    public void The_verdict_rests_on_held_out_rows_and_a_later_pass_replaces_an_earlier_one()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression);
        var course = new Course(1);
        for (int step = 0; step < 40; step++)
        {
            course.Learnt();
            monitor.ObserveStep(.5, course.Outputs, 1, course.Targets);
        }

        Assert.Equal(Outcome.Healthy, monitor.Diagnose().Outcome);
        for (int batch = 0; batch < 10; batch++)
        {
            course.Constant(0);
            monitor.ObserveValidation(course.Outputs, 1, course.Targets);
        }

        Assert.Equal(Outcome.OutputCollapse, monitor.Diagnose().Outcome);
        Assert.Equal(640, monitor.ToSnapshot().Regression![0].Pair.Count);
        monitor.ObserveStep(.5, course.Outputs, 1, course.Targets); // a step ends the pass
        course.Learnt();
        monitor.ObserveValidation(course.Outputs, 1, course.Targets);

        Assert.Equal(64, monitor.ToSnapshot().Regression![0].Pair.Count);
        Assert.True(monitor.Summarize().ValidationSkill > .2);
    }

    [Fact]
    public void Observers_hear_begin_steps_layers_epochs_and_end_in_order()
    {
        var calls = new RecordedCalls();
        var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { Observers = [calls] });
        monitor.ObserveStep(2, [1f, 2f], 1, [1f, 3f]);
        monitor.ObserveLayer("0", new LayerNumbers { DeadShare = .25 });
        monitor.ObserveLoss(1);
        monitor.EndEpoch(3);
        monitor.EndTraining();

        Assert.Equal(["begin Regression", "step 1 2 0.5 0", "layer 1 0 0.25", "step 2 1 NaN 0", "epoch 1 2 1.5 3", "end Inconclusive"], calls.Calls);
    }

    [Fact]
    public void The_monitor_follows_a_loop_of_somebody_else()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression);
        ITrainingObserver observer = monitor;
        observer.BeginTraining(TrainingTask.Regression);
        observer.EndStep(new StepNumbers(10, 2, .5, 1));
        observer.EndStep(new StepNumbers(20, 1, .4, 1));
        observer.EndEpoch(new EpochSummary(1, 20, 1.5, 4));

        TrainingSummary seen = monitor.Summarize();
        Assert.Equal((20, 2, 1), (seen.Steps, seen.SampledSteps, seen.Epochs));
        Assert.Equal(.4, seen.OutputSpread.Last);
        Assert.Throws<ArgumentException>(() => observer.BeginTraining(TrainingTask.Binary));
    }

    [Fact]
    public void The_alarm_is_told_once_and_findings_once_each()
    {
        var alarms = new List<CollapseReport>();
        var findings = new List<Finding>();
        var calls = new RecordedCalls();
        var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { Patience = 50, StopOnAlarm = true, OnAlarm = alarms.Add, OnFinding = findings.Add, Observers = [calls] });
        var course = new Course(2);
        for (int step = 0; step < 200; step++)
        {
            course.Constant(0);
            monitor.ObserveStep(1, course.Outputs, 1, course.Targets);
            if (step % 20 == 19)
            {
                monitor.EndEpoch();
            }
        }

        Assert.True(monitor is { HasAlarmed: true, ShouldStop: true });
        Assert.Equal(Outcome.OutputCollapse, Assert.Single(alarms).Outcome);
        Assert.Single(calls.Calls, c => c.StartsWith("alarm", StringComparison.Ordinal));
        Assert.Equal(findings.Count, findings.Select(f => (f.Detector.Id, f.Subject)).Distinct().Count());
        Assert.Contains(findings, f => f.Detector.Id == "CG2001");
    }

    [Fact]
    public void An_adapter_adds_what_it_knows()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { Enrich = s => s with { Training = s.Training! with { DistinctRows = 7 } } });
        monitor.ObserveLoss(1);

        Assert.Equal(7, monitor.ToSnapshot().Training!.DistinctRows);
    }
}
