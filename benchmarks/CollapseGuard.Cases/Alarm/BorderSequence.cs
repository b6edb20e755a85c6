using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Monitoring;

namespace CollapseGuard.Cases.Alarm;

/// <summary>Sequences exactly at the border of the null: every counted batch is expected to hold the share q0 of narrow pairs.</summary>
internal sealed class BorderSequence
{
    private const int LargestBatch = 64;
    private readonly float[] outputs = new float[LargestBatch];
    private readonly float[] targets = new float[LargestBatch];
    private readonly CollapseAlarmOptions options = CollapseAlarmOptions.Default with { Patience = 0 };

    /// <summary>Gaussian outputs that know nothing of the targets: |dp/dy| is Cauchy, so the share is (2/pi) atan(.05/S), and S solves it for q0.</summary>
    public CourseResult Gaussian(RandomStream random, int batches)
    {
        double spread = options.NarrowRatio / Math.Tan(options.BorderShare * Math.PI / 2);
        return Follow(random, batches, (int)random.LogUniform(8, LargestBatch + 1), _ => spread);
    }

    /// <summary>All pairs of a batch narrow together, or none: the strongest dependence within a batch.</summary>
    public CourseResult AllOrNone(RandomStream random, int batches) =>
        Follow(random, batches, 8, r => r.Chance(options.BorderShare) ? 0 : 1e4);

    private CourseResult Follow(RandomStream random, int batches, int rows, Func<RandomStream, double> spread)
    {
        var alarm = new CollapseAlarm(options);
        for (int step = 0; step < batches && alarm.AlarmStep is null; step++)
        {
            double s = spread(random);
            for (int i = 0; i < rows; i++)
            {
                targets[i] = (float)random.Normal();
                outputs[i] = (float)(s * random.Normal());
            }

            alarm.Observe(step, outputs.AsSpan(0, rows), 1, targets.AsSpan(0, rows));
        }

        return new CourseResult(alarm.AlarmStep is not null, IsEarly: false, WasArmed: false, alarm.UsableBatches, alarm.UsableBatches, alarm.AlarmStep ?? -1);
    }
}
