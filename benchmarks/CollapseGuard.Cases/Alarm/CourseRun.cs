using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Monitoring;

namespace CollapseGuard.Cases.Alarm;

/// <summary>What the alarm did in one run.</summary>
/// <param name="IsAlarmed">Whether it was raised at all.</param>
/// <param name="IsEarly">Whether it was raised before the collapse.</param>
/// <param name="WasArmed">Whether it was armed when the collapse came.</param>
/// <param name="Usable">Usable batches from the collapse (or, where not armed, from the patience) to the alarm.</param>
/// <param name="Sampled">Sampled batches, usable or not, over the same stretch.</param>
/// <param name="AlarmStep">Step of the alarm; -1 without.</param>
internal readonly record struct CourseResult(bool IsAlarmed, bool IsEarly, bool WasArmed, long Usable, long Sampled, long AlarmStep);

/// <summary>Feeds a simulated run to the real alarm. Buffers of one thread.</summary>
internal sealed class CourseRun
{
    private const int LargestBatch = 512;
    private const int MostSampled = 1_000;
    private readonly float[] outputs = new float[LargestBatch];
    private readonly float[] targets = new float[LargestBatch];
    private readonly int[] classes = new int[LargestBatch];

    /// <summary>Runs to the alarm, the last step, or 1,000 sampled batches after a collapse that could be found.</summary>
    public CourseResult Follow(TrainingCourse course, RandomStream random, int every, int steps)
    {
        var alarm = new CollapseAlarm();
        long patience = CollapseAlarmOptions.Default.Patience;
        long usableBefore = 0, sampled = 0;
        bool wasArmed = false;
        bool isHealthy = course.CollapseAt == int.MaxValue;
        for (long step = 0; (isHealthy ? step < steps : sampled < MostSampled) && alarm.AlarmStep is null; step += every)
        {
            bool isDead = step >= course.CollapseAt;
            if (!isDead)
            {
                wasArmed = alarm.IsArmed;
            }

            if (isDead && (alarm.IsArmed || step >= patience))
            {
                usableBefore = sampled == 0 ? alarm.UsableBatches : usableBefore;
                sampled++;
            }

            Feed(alarm, course, random, step);
        }

        bool isEarly = alarm.AlarmStep < course.CollapseAt && !isHealthy;
        return new CourseResult(alarm.AlarmStep is not null, isEarly, wasArmed, alarm.UsableBatches - usableBefore, sampled, alarm.AlarmStep ?? -1);
    }

    private void Feed(CollapseAlarm alarm, TrainingCourse course, RandomStream random, long step)
    {
        int n = course.BatchSize;
        if (course.IsRegression)
        {
            course.FillRegression(step, random, outputs.AsSpan(0, n), targets.AsSpan(0, n));
            alarm.Observe(step, outputs.AsSpan(0, n), 1, targets.AsSpan(0, n));
        }
        else
        {
            course.FillClasses(step, random, outputs.AsSpan(0, n), classes.AsSpan(0, n));
            alarm.ObserveClasses(step, outputs.AsSpan(0, n), 1, classes.AsSpan(0, n));
        }
    }
}
