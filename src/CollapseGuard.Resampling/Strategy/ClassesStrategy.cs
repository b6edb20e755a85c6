namespace CollapseGuard.Resampling;

/// <summary>A list of classes to clean.</summary>
internal sealed record ClassesStrategy : SamplingStrategy
{
    private readonly string[] names;

    public ClassesStrategy(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        this.names = [.. names];
    }

    public override string ToString() => string.Join(", ", names);

    internal override SamplingPlan Resolve(ClassTable classes)
    {
        if (classes.Kind != SamplingKind.Cleaning)
        {
            throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, $"A list of classes was given to {classes.Sampler}, which must know how many rows each shall have. Give counts for each class instead.");
        }

        HashSet<int> codes = [.. names.Select(classes.CodeOf)];
        return classes.Equalize(codes.Contains);
    }
}
