namespace CollapseGuard.Tests.Monitoring;

/// <summary>What does not fit is refused before anything changes.</summary>
public class TrainingMonitorShapeTests
{
    public static TheoryData<TrainingTask, string> Misfits => new()
    {
        { TrainingTask.Regression, "targets short" },
        { TrainingTask.Regression, "ragged" },
        { TrainingTask.Regression, "no outputs a row" },
        { TrainingTask.Regression, "empty" },
        { TrainingTask.Binary, "class 2" },
        { TrainingTask.Binary, "half a class" },
        { TrainingTask.Binary, "NaN class" },
        { TrainingTask.Binary, "two outputs" },
        { TrainingTask.Multiclass, "class 3" },
        { TrainingTask.Multiclass, "targets short" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_misfit_changes_nothing(TrainingTask task, string what)
    {
        var monitor = new TrainingMonitor(task);
        (float[] outputs, int count, float[] targets) = what switch
        {
            "targets short" => (new float[6], task == TrainingTask.Multiclass ? 3 : 1, [1f]),
            "ragged" => (new float[5], 2, new float[4]),
            "no outputs a row" => (new float[4], 0, new float[4]),
            "empty" => ([], 1, [0f, 0f]),
            "class 2" => ([.5f, .5f], 1, [1f, 2f]),
            "half a class" => ([.5f, .5f], 1, [1f, .5f]),
            "NaN class" => ([.5f, .5f], 1, [1f, float.NaN]),
            "two outputs" => (new float[4], 2, [1f, 0f]),
            _ => (new float[6], 3, new[] { 0f, 3f }),
        };

        Assert.ThrowsAny<ArgumentException>(() => monitor.ObserveStep(1, outputs, count, targets));
        Assert.ThrowsAny<ArgumentException>(() => monitor.ObserveValidation(outputs, count, targets));

        Assert.Equal((0, 0), (monitor.Steps, monitor.SampledSteps));
        Assert.Equal(0, monitor.Summarize().Loss.Count);
        Assert.Empty(monitor.ToSnapshot().Regression);
    }

    [Fact]
    public void Class_numbers_are_refused_for_numbers()
    {
        var monitor = new TrainingMonitor(TrainingTask.Regression);

        Assert.Throws<InvalidOperationException>(() => monitor.ObserveStep(1, [1f, 2f], 1, [0, 1]));
        Assert.Equal(0, monitor.Steps);
    }

    [Fact]
    public void A_task_that_is_not_known_takes_outputs_without_targets()
    {
        var monitor = new TrainingMonitor(TrainingTask.Unknown);
        monitor.ObserveStep(1, [1f, 2f, 3f, 4f], 2, ReadOnlySpan<float>.Empty);

        Assert.Equal(1, monitor.SampledSteps);
        Assert.Null(monitor.Summarize().Alarm);
    }
}
