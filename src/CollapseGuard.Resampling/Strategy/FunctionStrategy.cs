namespace CollapseGuard.Resampling;

/// <summary>Counts made by a function of the present counts.</summary>
internal sealed record FunctionStrategy : SamplingStrategy
{
    private readonly Func<IReadOnlyDictionary<string, int>, IReadOnlyDictionary<string, int>> function;

    public FunctionStrategy(Func<IReadOnlyDictionary<string, int>, IReadOnlyDictionary<string, int>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        this.function = function;
    }

    public override string ToString() => "function";

    internal override SamplingPlan Resolve(ClassTable classes)
    {
        var present = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int c = 0; c < classes.Count; c++)
        {
            present.Add(classes.Names[c], classes[c]);
        }

        IReadOnlyDictionary<string, int> asked = function(present)
            ?? throw new ResamplingException(ResamplingProblem.StrategyNotApplicable, "The strategy's function returned null; it must return the final count of each class to resample.");
        return new CountsStrategy(asked).Resolve(classes);
    }
}
