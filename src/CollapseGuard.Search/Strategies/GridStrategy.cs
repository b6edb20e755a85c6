using System.Collections.Frozen;
using System.Globalization;

namespace CollapseGuard.Search;

/// <summary>Every combination of a few values a range: both ends and equal steps (equal ratios on logarithmic ranges) between them; the last range varies fastest. The search ends with the last point.</summary>
public sealed record GridStrategy : SearchStrategy
{
    private const long MostPoints = int.MaxValue;

    /// <summary>Values on a range of numbers, at least 1 (the middle); whole numbers have no more than there are. Choices are all tried.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int PointsPerRange
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>Values on single ranges, by name, instead of <see cref="PointsPerRange"/>; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is less than 1.</exception>
    public IReadOnlyDictionary<string, int> Points
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach ((string name, int points) in value)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(points, 1, name);
            }

            field = value.ToFrozenDictionary(StringComparer.Ordinal);
        }
    } = FrozenDictionary<string, int>.Empty;

    /// <summary>Whether the points are tried in an order drawn by the seed: a budget smaller than the grid then sees all of it thinly, instead of a corner.</summary>
    public bool Shuffled { get; init; }

    internal override bool UsesResults => false;

    internal override Candidate? Propose(ProposalState state)
    {
        Lattice grid = GridOf(state.Space);
        return state.Number >= grid.Count ? null : grid.At(Place(state, (int)grid.Count), state.Number);
    }

    internal override string Describe(SearchSpace space)
    {
        long count = GridOf(space).Count; // also says early that a name is unknown or the grid too large
        string points = string.Join(", ", space.Ranges.Where(range => range.Kind != RangeKind.Categorical)
            .Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Name} {PointsOn(range)}")));
        return string.Create(CultureInfo.InvariantCulture, $"grid of {count} points ({points}{(Shuffled ? "; shuffled" : "")})");
    }

    /// <summary>The place in a permutation of the whole grid, without holding it: a Feistel network, walked until it falls inside.</summary>
    private int Place(ProposalState state, int count)
    {
        if (!Shuffled)
        {
            return state.Number;
        }

        int half = 1;
        while (1L << (2 * half) < count)
        {
            half++;
        }

        uint mask = (1u << half) - 1;
        long place = state.Number;
        do
        {
            (uint left, uint right) = ((uint)(place >> half) & mask, (uint)place & mask);
            for (int round = 0; round < 6; round++)
            {
                (left, right) = (right, left ^ ((uint)Seeds.Random(state.Seed, (int)right, Seeds.Order + (round << 8)).Next() & mask));
            }

            place = ((long)left << half) | right;
        }
        while (place >= count);

        return (int)place;
    }

    private Lattice GridOf(SearchSpace space)
    {
        foreach (string name in Points.Keys)
        {
            space.IndexOf(name);
        }

        double count = space.Ranges.Aggregate(1.0, (product, range) => product * Math.Min(PointsOn(range), range.Count ?? long.MaxValue));
        return count <= MostPoints
            ? Lattice.Of(space, PointsOn)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The grid has {count:G3} points; at most {MostPoints} are possible. Take fewer points a range, or RandomStrategy."));
    }

    private int PointsOn(SearchRange range) => range.Kind == RangeKind.Categorical
        ? range.Choices.Count
        : Points.TryGetValue(range.Name, out int points) ? points : PointsPerRange;
}
