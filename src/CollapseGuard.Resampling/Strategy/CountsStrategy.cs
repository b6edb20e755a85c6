namespace CollapseGuard.Resampling;

/// <summary>A final count for each named class.</summary>
internal sealed record CountsStrategy : SamplingStrategy
{
    private readonly Dictionary<string, int> counts;

    public CountsStrategy(IReadOnlyDictionary<string, int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach ((string name, int count) in counts)
        {
            if (count < 0)
            {
                throw new ArgumentException($"The count of class '{name}' is {count}; a class cannot have fewer than 0 rows.", nameof(counts));
            }
        }

        this.counts = new Dictionary<string, int>(counts, StringComparer.Ordinal);
    }

    public override string ToString() => string.Join(", ", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"));

    internal override SamplingPlan Resolve(ClassTable classes)
    {
        if (classes.Kind == SamplingKind.Cleaning)
        {
            throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, $"Counts were given to {classes.Sampler}, whose rule decides how many rows go. Give the list of classes to clean instead.");
        }

        var asked = new int[classes.Count];
        var targeted = new bool[classes.Count];
        for (int c = 0; c < asked.Length; c++)
        {
            asked[c] = classes[c];
        }

        foreach ((string name, int count) in counts)
        {
            int c = classes.CodeOf(name);
            Require(classes, c, count);
            asked[c] = count;
            targeted[c] = classes[c] > 0;
        }

        return new SamplingPlan(asked, targeted);
    }

    private static void Require(ClassTable classes, int c, int count)
    {
        string name = classes.Names[c];
        if (classes.Kind == SamplingKind.OverSampling && classes[c] == 0 && count > 0)
        {
            throw new ResamplingException(ResamplingProblem.CountNotReachable, $"{count} rows of class '{name}' are asked for, but there is none to start from. Collect rows of it, or leave the class out.");
        }

        if (classes.Kind == SamplingKind.OverSampling && count < classes[c])
        {
            throw new ResamplingException(ResamplingProblem.CountNotReachable, $"{count} rows of class '{name}' are asked for, but it has {classes[c]}; {classes.Sampler} only adds rows. Ask for at least {classes[c]}, or use an under-sampler.");
        }

        if (classes.Kind == SamplingKind.UnderSampling && count > classes[c])
        {
            throw new ResamplingException(ResamplingProblem.CountNotReachable, $"{count} rows of class '{name}' are asked for, but it has {classes[c]}; {classes.Sampler} only takes rows out. Ask for at most {classes[c]}, or use an over-sampler.");
        }
    }
}
