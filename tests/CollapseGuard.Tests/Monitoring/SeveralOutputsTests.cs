using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public sealed class SeveralOutputsTests
{
    private const int Rows = 64;

    [Fact]
    public void OneLivingOutputKeepsTheRunAlive()
    {
        var alarm = new CollapseAlarm();
        Train(alarm, 0, 600, dead: []);
        Assert.True(alarm.IsArmed);
        Train(alarm, 600, 900, dead: [1]);
        Assert.Null(alarm.AlarmStep);
        Assert.Null(alarm.OutputAlarmStep(0));
        Assert.InRange(alarm.OutputAlarmStep(1) ?? -1, 600, 630);
        Assert.Null(alarm.OutputAlarmStep(2));
    }

    [Fact]
    public void AllOutputsDeadIsACollapse()
    {
        var alarm = new CollapseAlarm();
        Train(alarm, 0, 600, dead: []);
        Train(alarm, 600, 625, dead: [0, 1, 2]);
        Assert.InRange(alarm.AlarmStep ?? -1, 600, 624);
        Assert.Equal(CollapseAlarmKind.AfterArming, alarm.AlarmKind);
        Assert.Equal(200, alarm.RequiredEvidence, 9);
    }

    [Fact]
    public void AnOutputWithAConstantTargetIsNotJudged()
    {
        var alarm = new CollapseAlarm();
        var random = new Course(1);
        for (int step = 0; step < 3_000; step++)
        {
            var outputs = new float[Rows * 2];
            var targets = new float[Rows * 2];
            for (int i = 0; i < Rows; i++)
            {
                targets[2 * i] = (float)random.Normal();
                outputs[2 * i] = 0.8f * targets[2 * i];
                targets[(2 * i) + 1] = 1;
            }

            alarm.Observe(step, outputs, 2, targets);
        }

        Assert.Null(alarm.AlarmStep);
        Assert.Null(alarm.OutputAlarmStep(1));
    }

    [Fact]
    public void WideOutputsAreWatchedEvenly()
    {
        var alarm = new CollapseAlarm(new CollapseAlarmOptions { MaxOutputs = 2, Patience = 0 });
        for (int step = 0; step < 30; step++)
        {
            var targets = new float[8 * 100];
            for (int i = 0; i < targets.Length; i++)
            {
                targets[i] = i / 100;
            }

            alarm.Observe(step, new float[8 * 100], 100, targets);
        }

        Assert.NotNull(alarm.AlarmStep);
        Assert.NotNull(alarm.OutputAlarmStep(0));
        Assert.NotNull(alarm.OutputAlarmStep(50));
        Assert.Null(alarm.OutputAlarmStep(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => alarm.OutputAlarmStep(100));
    }

    private static void Train(CollapseAlarm alarm, int from, int to, int[] dead)
    {
        var random = new Course(from + 1);
        var outputs = new float[Rows * 3];
        var targets = new float[Rows * 3];
        for (int step = from; step < to; step++)
        {
            for (int i = 0; i < targets.Length; i++)
            {
                double a = random.Normal();
                targets[i] = (float)((0.6 * a) + (0.8 * random.Normal()));
                outputs[i] = (float)(dead.Contains(i % 3) ? 0.5 + (1e-3 * a) : 0.6 * a);
            }

            alarm.Observe(step, outputs, 3, targets);
        }
    }
}
