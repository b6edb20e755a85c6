using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public sealed class CollapseAlarmTests
{
    [Fact]
    public void Before_patience_a_plateau_never_alarms()
    {
        var alarm = new CollapseAlarm();
        var course = new Course(1);
        for (int step = 0; step < 2_500; step++)
        {
            course.Constant(1e-6).Feed(alarm, step);
        }

        Assert.Null(alarm.AlarmStep);
        Assert.Equal(0, alarm.Evidence);
        Assert.Equal(2_500, alarm.UsableBatches);
        Assert.Equal(0, alarm.CountedBatches);
    }

    [Fact]
    public void A_never_started_run_alarms_soon_after_patience()
    {
        var alarm = new CollapseAlarm();
        var course = new Course(2);
        for (int step = 0; step < 2_550; step++)
        {
            course.Constant(1e-2).Feed(alarm, step);
        }

        Assert.InRange(alarm.AlarmStep ?? -1, 2_500, 2_549);
        Assert.Equal(CollapseAlarmKind.PastPatience, alarm.AlarmKind);
        Assert.True(alarm.Evidence >= alarm.RequiredEvidence);
    }

    [Fact]
    public void A_plateau_that_ends_stays_silent()
    {
        var alarm = new CollapseAlarm();
        var course = new Course(3);
        for (int step = 0; step < 6_000; step++)
        {
            (step < 2_400 ? course.Constant(1e-4) : course.Learnt(0.3)).Feed(alarm, step);
        }

        Assert.Null(alarm.AlarmStep);
        Assert.True(alarm.ArmedAtStep > 2_400);
    }

    [Theory]
    [InlineData(1e-7, 1)]
    [InlineData(1e-2, 2)]
    [InlineData(1e-2, 3)]
    public void A_collapse_of_an_armed_run_is_found_within_25_batches(double jitter, int seed)
    {
        var alarm = new CollapseAlarm();
        var course = new Course(seed);
        for (int step = 0; step < 1_000; step++)
        {
            course.Learnt(0.7).Feed(alarm, step);
        }

        Assert.True(alarm.IsArmed);
        for (int step = 1_000; step < 1_025; step++)
        {
            course.Constant(jitter).Feed(alarm, step);
        }

        Assert.InRange(alarm.AlarmStep ?? -1, 1_005, 1_024);
        Assert.Equal(CollapseAlarmKind.AfterArming, alarm.AlarmKind);
    }

    [Fact]
    public void At_the_border_of_the_null_few_sequences_alarm()
    {
        // Outputs that know nothing, with the spread at which 35 % of pairs are narrow.
        double spread = 0.05 / Math.Tan(0.35 * Math.PI / 2);
        int alarms = 0;
        for (int run = 0; run < 300; run++)
        {
            var alarm = new CollapseAlarm(new CollapseAlarmOptions { Patience = 0 });
            var course = new Course(run, rows: 8);
            for (int step = 0; step < 500; step++)
            {
                course.Constant(spread).Feed(alarm, step);
            }

            alarms += alarm.AlarmStep is null ? 0 : 1;
        }

        // 1 % of 300 and two standard errors.
        Assert.InRange(alarms, 0, 6);
    }

    [Fact]
    public void Random_outputs_do_not_arm()
    {
        var alarm = new CollapseAlarm();
        var course = new Course(5);
        for (int step = 0; step < 2_400; step++)
        {
            course.Constant(1).Feed(alarm, step);
        }

        Assert.False(alarm.IsArmed);
    }

    [Fact]
    public void Batches_with_one_target_are_skipped()
    {
        var alarm = new CollapseAlarm();
        alarm.ObserveClasses(0, [0.2f, 0.3f], 1, [1, 1]);
        alarm.ObserveClasses(1, [0.2f], 1, [0]);
        alarm.ObserveClasses(2, [], 1, []);
        alarm.ObserveClasses(3, [0.2f, 0.3f], 1, [-100, 1]);
        Assert.Equal(4, alarm.SkippedBatches);
        Assert.Equal(0, alarm.UsableBatches);
        Assert.True(double.IsNaN(alarm.LastNarrowShare));
    }

    [Fact]
    public void Non_finite_outputs_are_counted_and_skipped()
    {
        var alarm = new CollapseAlarm();
        alarm.Observe(0, [0f, float.NaN], 1, [0f, 1f]);
        alarm.Observe(1, [0f, float.PositiveInfinity], 1, [0f, 1f]);
        alarm.Observe(2, [0f, 1f], 1, [0f, 1f]);
        Assert.Equal(2, alarm.NonFiniteBatches);
        Assert.Equal(1, alarm.UsableBatches);
        Assert.Equal(0, alarm.LastNarrowShare);
    }

    [Fact]
    public void Scale_and_offset_change_nothing()
    {
        var plain = new CollapseAlarm();
        var scaled = new CollapseAlarm();
        var one = new Course(7);
        for (int step = 0; step < 400; step++)
        {
            one.Learnt(0.5).Feed(plain, step);

            // Powers of two: the same float arithmetic.
            scaled.Observe(step, [.. one.Outputs.Select(p => -1_024 * p)], 1, [.. one.Targets.Select(y => -1_024 * y)]);
        }

        Assert.Equal(plain.Save(), scaled.Save());
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var plain = new CollapseAlarm();
        var shuffled = new CollapseAlarm();
        var course = new Course(8);
        int[] order = [.. Enumerable.Range(0, 64)];
        for (int step = 0; step < 400; step++)
        {
            new Random(step).Shuffle(order);
            course.Learnt(0.5).Feed(plain, step);
            shuffled.Observe(step, [.. order.Select(i => course.Outputs[i])], 1, [.. order.Select(i => course.Targets[i])]);
        }

        Assert.Equal(plain.Save(), shuffled.Save());
    }

    [Fact]
    public void One_in_a_hundred_with_good_ranking_is_silent()
    {
        var alarm = new CollapseAlarm();
        var course = new Course(9);
        for (int step = 0; step < 10_000; step++)
        {
            course.LearntClasses(0.01, 2).FeedClasses(alarm, step);
        }

        // No row is ever decided as class 1 here; the scores rank.
        Assert.Null(alarm.AlarmStep);
        Assert.True(alarm.IsArmed);
        Assert.InRange(alarm.UsableBatches, 4_000, 6_000);
    }

    [Fact]
    public void A_tiny_target_spread_is_silent()
    {
        var alarm = new CollapseAlarm();
        var course = new Course(10);
        for (int step = 0; step < 6_000; step++)
        {
            course.Learnt(0.5, scale: 1e-3, offset: 1).Feed(alarm, step);
        }

        Assert.Null(alarm.AlarmStep);
        Assert.True(alarm.IsArmed);
    }

    [Fact]
    public void Observing_allocates_nothing()
    {
        var regression = new CollapseAlarm();
        var several = new CollapseAlarm();
        var binary = new CollapseAlarm();
        var matrix = new CollapseAlarm();
        var random = new Random(1);
        float[] numbers = [.. Enumerable.Range(0, 640).Select(_ => random.NextSingle())];
        int[] classes = [.. Enumerable.Range(0, 64).Select(i => i % 10)];
        int[] two = [.. classes.Select(c => c % 2)];
        void Batch(int step)
        {
            regression.Observe(step, numbers, 1, numbers);
            several.Observe(step, numbers, 10, numbers);
            binary.ObserveClasses(step, numbers.AsSpan(0, 64), 1, two);
            matrix.ObserveClasses(step, numbers, 10, classes, areLogits: true);
        }

        for (int step = 0; step < 3_000; step++)
        {
            Batch(step);
        }

        int next = 3_000;
        Assert.Equal(0, Allocated.By(() => Batch(next++)));
    }

    [Fact]
    public void A_restored_alarm_goes_on_as_if_nothing_happened()
    {
        var through = new CollapseAlarm();
        var first = new CollapseAlarm();
        var course = new Course(11);
        for (int step = 0; step < 300; step++)
        {
            course.LearntClasses(0.2, 2).FeedClasses(through, step);
            course.FeedClasses(first, step);
        }

        var resumed = new CollapseAlarm();
        resumed.Restore(first.Save());
        for (int step = 300; step < 320; step++)
        {
            course.LearntClasses(0.2, 2).FeedClasses(through, step);
            course.FeedClasses(resumed, step);
        }

        Assert.True(through.IsArmed);
        Assert.Equal(through.Save(), resumed.Save());
    }

    [Fact]
    public void Foreign_numbers_are_refused()
    {
        var alarm = new CollapseAlarm();
        Assert.Throws<FormatException>(() => alarm.Restore([]));
        Assert.Throws<FormatException>(() => alarm.Restore([2, 0, 0, 0, -1, 0, 0, 0, 0, 0]));
        Assert.Throws<FormatException>(() => alarm.Restore([.. alarm.Save(), 1]));
        alarm.Restore(alarm.Save());
        Assert.Equal(-1, alarm.LastStep);
    }

    [Fact]
    public void Reset_begins_a_new_run()
    {
        var alarm = new CollapseAlarm();
        double[] fresh = alarm.Save();
        new Course(12).Learnt().Feed(alarm, 5);
        alarm.Reset();
        Assert.Equal(fresh, alarm.Save());
        alarm.ObserveClasses(0, [0.1f, 0.9f], 1, [0, 1]);
        Assert.Equal(1, alarm.UsableBatches);
    }

    [Fact]
    public void Misuse_is_refused_before_anything_changes()
    {
        var alarm = new CollapseAlarm();
        alarm.Observe(5, [0f, 1f], 1, [0f, 1f]);
        double[] before = alarm.Save();
        Assert.Throws<ArgumentOutOfRangeException>(() => alarm.Observe(4, [0f, 1f], 1, [0f, 1f]));
        Assert.Throws<ArgumentException>(() => alarm.Observe(6, [0f, 1f], 1, [0f]));
        Assert.Throws<ArgumentException>(() => alarm.Observe(6, [0f, 1f], 2, [0f, 1f]));
        Assert.Throws<InvalidOperationException>(() => alarm.ObserveClasses(6, [0f, 1f], 1, [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CollapseAlarm().ObserveClasses(0, [0f, 1f], 1, [0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CollapseAlarmOptions { FalseAlarmRate = 0 });
        Assert.Equal(before, alarm.Save());
    }
}
