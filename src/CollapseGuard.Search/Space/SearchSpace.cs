namespace CollapseGuard.Search;

/// <summary>The named ranges that a search chooses from. Immutable; free to share.</summary>
public sealed class SearchSpace : IEquatable<SearchSpace>
{
    private readonly SearchRange[] ranges;
    private readonly Dictionary<string, int> indexOf;

    private SearchSpace(SearchRange[] ranges)
    {
        this.ranges = ranges;
        indexOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < ranges.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(ranges[i], nameof(ranges));
            if (!indexOf.TryAdd(ranges[i].Name, i))
            {
                throw new ArgumentException($"Two ranges are named '{ranges[i].Name}'; names must be distinct.", nameof(ranges));
            }
        }
    }

    /// <summary>The ranges, in the order given.</summary>
    public IReadOnlyList<SearchRange> Ranges => ranges;

    /// <summary>How many candidates there are; null if a range is continuous or there are more than 2^63 - 1.</summary>
    public long? Count
    {
        get
        {
            long count = 1;
            foreach (SearchRange range in ranges)
            {
                if (range.Count is not { } values || count > long.MaxValue / values)
                {
                    return null;
                }

                count *= values;
            }

            return count;
        }
    }

    /// <summary>A space of these ranges.</summary>
    /// <param name="ranges">One or more, with distinct names.</param>
    /// <exception cref="ArgumentException">There is none, or two have one name.</exception>
    public static SearchSpace Of(params ReadOnlySpan<SearchRange> ranges) => ranges.IsEmpty
        ? throw new ArgumentException("There is no range; a space needs one or more.", nameof(ranges))
        : new SearchSpace(ranges.ToArray());

    /// <summary>The index of a range, or an error that names those there are.</summary>
    internal int IndexOf(string name) => indexOf.TryGetValue(name, out int index)
        ? index
        : throw new ArgumentException($"There is no range '{name}'; the space has {string.Join(", ", ranges.Select(r => $"'{r.Name}'"))}.", nameof(name));

    /// <summary>The candidate at a place of the unit cube.</summary>
    internal Candidate FromUnit(int trial, ReadOnlySpan<double> unit)
    {
        var values = new double[ranges.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ranges[i].FromUnit(unit[i]);
        }

        return new Candidate(this, trial, values);
    }

    /// <inheritdoc/>
    public bool Equals(SearchSpace? other) => other is not null && ranges.AsSpan().SequenceEqual(other.ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SearchSpace);

    /// <inheritdoc/>
    public override int GetHashCode() => ranges.Aggregate(17, HashCode.Combine);

    /// <summary>The ranges, separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", ranges.Select(range => range.ToString()));
}
