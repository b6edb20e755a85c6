namespace CollapseGuard.Cli.Runs;

/// <summary>What one layer showed over a run.</summary>
internal sealed class LayerHistory(string name)
{
    public string Name { get; } = name;

    /// <summary>The latest numbers.</summary>
    public LayerNumbers Latest { get; private set; }

    public Course DeadShare { get; } = new();

    public Course SaturatedShare { get; } = new();

    public Course GradientScale { get; } = new();

    public Course UpdateRatio { get; } = new();

    /// <summary>How much the layer asks to be looked at, from 0: the share of units that do not answer, and 1 for a gradient that is gone or not finite.</summary>
    public double Concern
    {
        get
        {
            double silent = Math.Max(Or0(DeadShare.Latest), Or0(SaturatedShare.Latest));
            bool hasNoGradient = GradientScale.Count > 0 && !Latest.IsFrozen && (GradientScale.Latest == 0 || !double.IsFinite(GradientScale.Latest));
            return silent + (hasNoGradient ? 1 : 0);
        }
    }

    public void Add(long step, in LayerNumbers numbers)
    {
        Latest = numbers;
        Add(DeadShare, step, numbers.DeadShare);
        Add(SaturatedShare, step, numbers.SaturatedShare);
        Add(GradientScale, step, numbers.GradientScale);
        Add(UpdateRatio, step, numbers.UpdateRatio);
    }

    public void CutFrom(long step)
    {
        foreach (Course course in (Course[])[DeadShare, SaturatedShare, GradientScale, UpdateRatio])
        {
            course.CutFrom(step);
        }
    }

    /// <summary>NaN says that it was not measured.</summary>
    private static void Add(Course course, long step, double value)
    {
        if (!double.IsNaN(value))
        {
            course.Add(step, value);
        }
    }

    private static double Or0(double value) => double.IsFinite(value) ? value : 0;
}
