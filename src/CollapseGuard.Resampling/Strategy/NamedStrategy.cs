namespace CollapseGuard.Resampling;

/// <summary>A strategy with a name of the field.</summary>
internal sealed record NamedStrategy(string Name, Func<ClassTable, int, bool> IsTargeted) : SamplingStrategy
{
    public override string ToString() => Name;

    internal override SamplingPlan Resolve(ClassTable classes)
    {
        if (ReferenceEquals(this, Majority) && classes.Kind == SamplingKind.OverSampling)
        {
            throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, $"Strategy 'majority' was given to {classes.Sampler}, which adds rows: the largest class is what the others are brought up to. Use 'auto', 'minority' or counts.");
        }

        if (ReferenceEquals(this, Minority) && classes.Kind != SamplingKind.OverSampling)
        {
            throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, $"Strategy 'minority' was given to {classes.Sampler}, which takes rows out: the smallest class is what there is too little of. Use 'auto', 'majority' or {(classes.Kind == SamplingKind.Cleaning ? "a list of classes" : "counts")}.");
        }

        return classes.Equalize(c => IsTargeted(classes, c));
    }
}
