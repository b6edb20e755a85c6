using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

/// <summary>Draws batches of a training run by seed.</summary>
internal sealed class Course(int seed, int rows = 64)
{
    private readonly Random random = new(seed);
    private readonly float[] outputs = new float[rows];
    private readonly float[] targets = new float[rows];
    private readonly int[] classes = new int[rows];

    public float[] Outputs => outputs;

    public float[] Targets => targets;

    public int[] Classes => classes;

    /// <summary>Calibrated regression outputs of spread <paramref name="r"/>, correlated by r with the target.</summary>
    public Course Learnt(double r = 0.7, double scale = 1, double offset = 0)
    {
        for (int i = 0; i < rows; i++)
        {
            double a = Normal();
            outputs[i] = (float)(offset + (scale * r * r * a));
            targets[i] = (float)(offset + (scale * ((r * a) + (Math.Sqrt(1 - (r * r)) * Normal()))));
        }

        for (int i = 0; i < rows; i++)
        {
            outputs[i] = (float)(offset + ((outputs[i] - offset) / r));
        }

        return this;
    }

    /// <summary>Outputs that know nothing: a constant and jitter, in standard deviations of the target.</summary>
    public Course Constant(double jitter)
    {
        for (int i = 0; i < rows; i++)
        {
            outputs[i] = (float)(3 + (jitter * Normal()));
            targets[i] = (float)Normal();
        }

        return this;
    }

    /// <summary>Calibrated probabilities: share of class 1, distance d' of the classes.</summary>
    public Course LearntClasses(double share, double separation)
    {
        for (int i = 0; i < rows; i++)
        {
            classes[i] = random.NextDouble() < share ? 1 : 0;
            double score = (separation * (classes[i] - 0.5)) + Normal();
            outputs[i] = (float)(1 / (1 + Math.Exp(-(Math.Log(share / (1 - share)) + (separation * score)))));
        }

        return this;
    }

    public void Feed(CollapseAlarm alarm, long step) => alarm.Observe(step, outputs, 1, targets);

    public void FeedClasses(CollapseAlarm alarm, long step) => alarm.ObserveClasses(step, outputs, 1, classes);

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
