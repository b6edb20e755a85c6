namespace CollapseGuard.Tests.Monitoring;

public class MonitorMemoryTests
{
    private const int Steps = 6_000;

    [Theory]
    [InlineData(TrainingTask.Regression, 1)]
    [InlineData(TrainingTask.Regression, 2)]
    [InlineData(TrainingTask.Binary, 1)]
    [InlineData(TrainingTask.Multiclass, 3)]
    [InlineData(TrainingTask.Unknown, 2)]
    public void After_the_first_step_none_allocates(TrainingTask task, int outputs)
    {
        Run(new TrainingMonitor(task), task, outputs, 200); // what the process makes once is no matter of the monitor's
        var monitor = new TrainingMonitor(task);
        Run(monitor, task, outputs, 1);

        Assert.Equal(0, Run(monitor, task, outputs, Steps));
    }

    [Fact]
    public void Neither_do_those_of_later_epochs()
    {
        var monitor = new TrainingMonitor(TrainingTask.Binary);
        Run(monitor, TrainingTask.Binary, 1, 300);
        long bytes = 0;
        for (int epoch = 0; epoch < 4; epoch++)
        {
            monitor.EndEpoch();
            bytes += Run(monitor, TrainingTask.Binary, 1, 300);
        }

        Assert.Equal(0, bytes);
    }

    [Theory]
    [InlineData(TrainingTask.Binary, 1, 32_768)]
    [InlineData(TrainingTask.Multiclass, 40, 8_192)]
    public void A_long_run_keeps_a_sample_of_its_latest_predictions(TrainingTask task, int outputs, int rows)
    {
        var monitor = new TrainingMonitor(task);
        Run(monitor, task, outputs, Steps);

        // From step 4,096 on nothing is left of the first half; the window at hand is not as long as the one before it.
        long kept = task == TrainingTask.Binary ? monitor.ToSnapshot().Scores!.Scores.Count : monitor.ToSnapshot().Probabilities!.Count;
        Assert.InRange(kept, rows / 2, 2 * rows);
    }

    [Fact]
    public void A_short_run_keeps_every_row_of_its_window()
    {
        var monitor = new TrainingMonitor(TrainingTask.Binary);
        Run(monitor, TrainingTask.Binary, 1, 64);

        Assert.Equal(32 * 64, monitor.ToSnapshot().Scores!.Scores.Count);
    }

    [Fact]
    public void Held_out_rows_all_count_however_many_batches_they_come_in()
    {
        var monitor = new TrainingMonitor(TrainingTask.Binary);
        var course = new Course(5);
        for (int batch = 0; batch < 1_000; batch++)
        {
            course.LearntClasses(.3, 1);
            monitor.ObserveValidation(course.Outputs, 1, Array.ConvertAll(course.Classes, c => (float)c));
        }

        Assert.Equal(64_000, monitor.ToSnapshot().Scores!.Scores.Count);
        Run(monitor, TrainingTask.Binary, 1, 1);
        course.LearntClasses(.3, 1);
        monitor.ObserveValidation(course.Outputs, 1, Array.ConvertAll(course.Classes, c => (float)c));
        Assert.Equal(64, monitor.ToSnapshot().Scores!.Scores.Count); // the next pass replaces the last
    }

    /// <summary>Feeds steps; the bytes that observing them allocated.</summary>
    /// <remarks>
    /// A pause for a collection that another test causes closes this thread's allocation block, whose unused rest (up to 8 kB) the counter
    /// then takes for allocated: such a step, one in thousands, is left out.
    /// </remarks>
    private static long Run(TrainingMonitor monitor, TrainingTask task, int outputs, int steps)
    {
        var course = new Course(3);
        float[] many = new float[64 * outputs], none = [];
        long bytes = 0;
        for (int step = 0; step < steps; step++)
        {
            course.LearntClasses(.3, 1);
            for (int i = 0; i < many.Length; i++)
            {
                many[i] = (float)course.Normal();
            }

            TimeSpan paused = GC.GetTotalPauseDuration();
            long before = GC.GetAllocatedBytesForCurrentThread();
            switch (task)
            {
                case TrainingTask.Binary:
                    monitor.ObserveStep(.5, course.Outputs, 1, course.Classes);
                    break;
                case TrainingTask.Multiclass:
                    monitor.ObserveStep(.5, many, outputs, course.Classes);
                    break;
                case TrainingTask.Regression:
                    monitor.ObserveStep(.5, many, outputs, outputs == 1 ? course.Outputs : many);
                    break;
                default:
                    monitor.ObserveStep(.5, many, outputs, none);
                    break;
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            bytes += GC.GetTotalPauseDuration() == paused ? allocated : 0;
        }

        return bytes;
    }
}
