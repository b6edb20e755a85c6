namespace CollapseGuard.Search;

/// <summary>A finite choice of values on every range; the last range varies fastest.</summary>
internal sealed class Lattice
{
    private readonly SearchSpace space;
    private readonly double[][] levels;

    private Lattice(SearchSpace space, double[][] levels)
    {
        (this.space, this.levels) = (space, levels);
        Count = 1;
        foreach (double[] values in levels)
        {
            Count = checked(Count * values.Length);
        }
    }

    /// <summary>How many points there are.</summary>
    public long Count { get; }

    /// <summary>All candidates of a space that has finitely many.</summary>
    public static Lattice All(SearchSpace space) =>
        new(space, [.. space.Ranges.Select(range => Levels(range, (int)range.Count!))]);

    /// <summary>At most so many values a range; all of a range that has fewer, and all choices.</summary>
    public static Lattice Of(SearchSpace space, Func<SearchRange, int> points) =>
        new(space, [.. space.Ranges.Select(range => Levels(range, points(range)))]);

    /// <summary>The candidate at an index in [0, <see cref="Count"/> - 1].</summary>
    public Candidate At(long index, int trial)
    {
        var values = new double[levels.Length];
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            (index, long level) = Math.DivRem(index, levels[i].Length);
            values[i] = levels[i][level];
        }

        return new Candidate(space, trial, values);
    }

    private static double[] Levels(SearchRange range, int points)
    {
        if (range.Kind == RangeKind.Categorical || range.Count <= points)
        {
            return [.. Enumerable.Range(0, (int)range.Count!).Select(i => range.Minimum + i)];
        }

        if (points == 1)
        {
            return [range.FromUnit(.5)];
        }

        // Both ends, exactly, and equal steps between them; neighbours of whole numbers may round to one.
        return [.. Enumerable.Range(0, points)
            .Select(i => i == 0 ? range.Minimum : i == points - 1 ? range.Maximum : Between(range, (double)i / (points - 1)))
            .Distinct()];
    }

    private static double Between(SearchRange range, double unit)
    {
        double value = range.IsLog
            ? Math.Exp(Math.Log(range.Minimum) + (unit * (Math.Log(range.Maximum) - Math.Log(range.Minimum))))
            : range.Minimum + (unit * (range.Maximum - range.Minimum));
        return range.IsContinuous ? value : Math.Round(value);
    }
}
