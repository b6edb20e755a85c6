namespace CollapseGuard.Resampling;

/// <summary>The classes of the rows as a strategy sees them. Classes without rows are neither smallest nor largest.</summary>
internal sealed class ClassTable
{
    private readonly IReadOnlyList<int> counts;

    public ClassTable(string sampler, SamplingKind kind, IReadOnlyList<string> names, IReadOnlyList<int> counts)
    {
        Sampler = sampler;
        Kind = kind;
        Names = names;
        this.counts = counts;
        Smallest = Largest = -1;
        for (int c = 0; c < counts.Count; c++)
        {
            if (counts[c] == 0)
            {
                continue;
            }

            // Among equals the first is both smallest and largest, as in the reference implementation.
            Smallest = Smallest < 0 || counts[c] < counts[Smallest] ? c : Smallest;
            Largest = Largest < 0 || counts[c] > counts[Largest] ? c : Largest;
        }
    }

    /// <summary>Name of the sampler, for messages.</summary>
    public string Sampler { get; }

    public SamplingKind Kind { get; }

    public IReadOnlyList<string> Names { get; }

    public int Count => counts.Count;

    public int this[int @class] => counts[@class];

    /// <summary>The class with the fewest rows.</summary>
    public int Smallest { get; }

    /// <summary>The class with the most rows.</summary>
    public int Largest { get; }

    /// <summary>The code of a class by name.</summary>
    /// <exception cref="ResamplingException">There is no such class.</exception>
    public int CodeOf(string name)
    {
        for (int c = 0; c < Names.Count; c++)
        {
            if (string.Equals(Names[c], name, StringComparison.Ordinal))
            {
                return c;
            }
        }

        throw new ResamplingException(ResamplingProblem.UnknownClass, $"The strategy names class '{name}', which the rows do not have; their classes are {List(Names)}. Correct the name, or leave the class out.");
    }

    /// <summary>Brings every class for which <paramref name="isTargeted"/> holds to the count of the largest (over) or smallest (under) class.</summary>
    public SamplingPlan Equalize(Func<int, bool> isTargeted)
    {
        var asked = new int[Count];
        var targeted = new bool[Count];
        for (int c = 0; c < Count; c++)
        {
            targeted[c] = this[c] > 0 && isTargeted(c);
            asked[c] = !targeted[c] ? this[c] : Kind switch
            {
                SamplingKind.OverSampling => this[Largest],
                SamplingKind.UnderSampling => this[Smallest],
                _ => this[c],
            };
        }

        return new SamplingPlan(asked, targeted);
    }

    public static string List(IEnumerable<string> names)
    {
        const int Most = 10;
        string[] quoted = [.. names.Take(Most + 1).Select(name => $"'{name}'")];
        return string.Join(", ", quoted.Take(Most)) + (quoted.Length > Most ? ", …" : string.Empty);
    }
}
