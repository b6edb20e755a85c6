using System.Globalization;

namespace CollapseGuard.Resampling;

/// <summary>Two classes: smaller / larger after resampling.</summary>
internal sealed record RatioStrategy : SamplingStrategy
{
    private readonly double ratio;

    public RatioStrategy(double ratio)
    {
        if (!(ratio > 0 && ratio <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, string.Create(CultureInfo.InvariantCulture, $"'ratio' is {ratio}; rows of the smaller class divided by rows of the larger must be in (0, 1]."));
        }

        this.ratio = ratio;
    }

    private string Text => ratio.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => $"ratio {Text}";

    internal override SamplingPlan Resolve(ClassTable classes)
    {
        if (classes.Kind == SamplingKind.Cleaning)
        {
            throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, $"Ratio {Text} was given to {classes.Sampler}, whose rule decides how many rows go. Use 'auto', 'all' or a list of classes.");
        }

        int present = 0;
        for (int c = 0; c < classes.Count; c++)
        {
            present += classes[c] > 0 ? 1 : 0;
        }

        if (present != 2)
        {
            throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, $"Ratio {Text} was given for {present} classes; a ratio says enough for two only. Use counts for each class.");
        }

        return classes.Kind == SamplingKind.OverSampling ? Over(classes) : Under(classes);
    }

    // Which class is worked on when both are equal follows the reference implementation: over-sampling leaves the first.
    private SamplingPlan Over(ClassTable classes)
    {
        int target = Other(classes, classes.Largest), largest = classes[classes.Largest];
        int added = (int)((largest * ratio) - classes[target]);
        if (added <= 0)
        {
            throw new ResamplingException(ResamplingProblem.CountNotReachable, $"Ratio {Text} of the {largest} rows of class '{classes.Names[classes.Largest]}' is no more than the {classes[target]} rows that class '{classes.Names[target]}' has; an over-sampler only adds rows. The ratio must be above {(classes[target] / (double)largest).ToString("0.####", CultureInfo.InvariantCulture)}.");
        }

        return Only(classes, target, classes[target] + added);
    }

    private SamplingPlan Under(ClassTable classes)
    {
        int target = Other(classes, classes.Smallest), smallest = classes[classes.Smallest];
        double wanted = Math.Floor(smallest / ratio);
        if (wanted > classes[target])
        {
            throw new ResamplingException(ResamplingProblem.CountNotReachable, $"Ratio {Text} leaves {wanted.ToString(CultureInfo.InvariantCulture)} rows of class '{classes.Names[target]}' beside the {smallest} of class '{classes.Names[classes.Smallest]}', but it has {classes[target]}; an under-sampler only takes rows out. The ratio must be at least {(smallest / (double)classes[target]).ToString("0.####", CultureInfo.InvariantCulture)}.");
        }

        return Only(classes, target, (int)wanted);
    }

    private static int Other(ClassTable classes, int one)
    {
        int other = 0;
        while (other == one || classes[other] == 0)
        {
            other++;
        }

        return other;
    }

    private static SamplingPlan Only(ClassTable classes, int target, int count)
    {
        var asked = new int[classes.Count];
        var targeted = new bool[classes.Count];
        for (int c = 0; c < asked.Length; c++)
        {
            asked[c] = c == target ? count : classes[c];
            targeted[c] = c == target;
        }

        return new SamplingPlan(asked, targeted);
    }
}
