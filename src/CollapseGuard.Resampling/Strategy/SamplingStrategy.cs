using System.Globalization;

namespace CollapseGuard.Resampling;

/// <summary>Which classes a sampler works on, and to how many rows it brings them. Immutable and free to share.</summary>
/// <remarks>
/// Over-samplers bring a class up to the rows of the largest one, under-samplers down to those of the smallest, cleaning
/// samplers take from the class what their rule names. Classes without rows are skipped. Read by the rules of
/// imbalanced-learn's <c>sampling_strategy</c>, following its code where its documentation differs.
/// </remarks>
public abstract record SamplingStrategy
{
    private protected SamplingStrategy()
    {
    }

    /// <summary>All classes but the largest when over-sampling, all but the smallest when under-sampling or cleaning.</summary>
    public static SamplingStrategy Auto { get; } = new NamedStrategy("auto", static (classes, c) => c != (classes.Kind == SamplingKind.OverSampling ? classes.Largest : classes.Smallest));

    /// <summary>Only the smallest class; for over-samplers.</summary>
    public static SamplingStrategy Minority { get; } = new NamedStrategy("minority", static (classes, c) => c == classes.Smallest);

    /// <summary>All classes but the smallest.</summary>
    public static SamplingStrategy NotMinority { get; } = new NamedStrategy("not minority", static (classes, c) => c != classes.Smallest);

    /// <summary>All classes but the largest.</summary>
    public static SamplingStrategy NotMajority { get; } = new NamedStrategy("not majority", static (classes, c) => c != classes.Largest);

    /// <summary>Only the largest class; for under-samplers and cleaning.</summary>
    public static SamplingStrategy Majority { get; } = new NamedStrategy("majority", static (classes, c) => c == classes.Largest);

    /// <summary>All classes.</summary>
    public static SamplingStrategy All { get; } = new NamedStrategy("all", static (_, _) => true);

    /// <summary>Two classes: rows of the smaller divided by rows of the larger, after resampling. Not for cleaning.</summary>
    /// <param name="ratio">In (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> lies outside (0, 1] or is NaN.</exception>
    public static SamplingStrategy Ratio(double ratio) => new RatioStrategy(ratio);

    /// <summary>The rows that each named class shall have; the others stay. Not for cleaning.</summary>
    /// <param name="counts">Final count by class name.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static SamplingStrategy Counts(IReadOnlyDictionary<string, int> counts) => new CountsStrategy(counts);

    /// <summary>The rows that each named class shall have; the others stay. Not for cleaning.</summary>
    /// <param name="counts">Class names and final counts.</param>
    /// <exception cref="ArgumentException">A count is negative or a class occurs twice.</exception>
    public static SamplingStrategy Counts(params IReadOnlyList<(string Class, int Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string name, int count) in counts)
        {
            if (!byName.TryAdd(name, count))
            {
                throw new ArgumentException($"Class '{name}' has two counts, {byName[name]} and {count}; give one for each class.", nameof(counts));
            }
        }

        return new CountsStrategy(byName);
    }

    /// <summary>Only the named classes; for cleaning, where counts follow from the data.</summary>
    /// <param name="names">Class names.</param>
    public static SamplingStrategy Classes(params IReadOnlyList<string> names) => new ClassesStrategy(names);

    /// <summary>Counts made by a function. Not for cleaning.</summary>
    /// <param name="function">From the present count of every class to the final count of those that shall be resampled.</param>
    public static SamplingStrategy From(Func<IReadOnlyDictionary<string, int>, IReadOnlyDictionary<string, int>> function) => new FunctionStrategy(function);

    /// <summary>Reads the text forms: <c>auto</c>, <c>minority</c>, <c>not minority</c>, <c>not majority</c>, <c>majority</c>, <c>all</c>, or a ratio such as <c>0.5</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">None of these.</exception>
    public static SamplingStrategy Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        SamplingStrategy? named = new[] { Auto, Minority, NotMinority, NotMajority, Majority, All }.FirstOrDefault(strategy => strategy.ToString() == text);
        return named
            ?? (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio) ? Ratio(ratio) : null)
            ?? throw new ArgumentException($"'{text}' is no sampling strategy; it must be 'auto', 'minority', 'not minority', 'not majority', 'majority', 'all' or a ratio in (0, 1].", nameof(text));
    }

    /// <summary>Applies the strategy to the counts of the classes.</summary>
    /// <exception cref="ResamplingException">It cannot be applied to these classes or to this kind of sampler.</exception>
    internal abstract SamplingPlan Resolve(ClassTable classes);
}
