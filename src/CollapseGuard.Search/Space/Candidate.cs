namespace CollapseGuard.Search;

/// <summary>One value for each range of a <see cref="SearchSpace"/>: what one trial tries. Immutable; free to share.</summary>
public sealed class Candidate
{
    private readonly double[] values;

    internal Candidate(SearchSpace space, int trial, double[] values) => (Space, Trial, this.values) = (space, trial, values);

    /// <summary>The space it comes from.</summary>
    public SearchSpace Space { get; }

    /// <summary>The number of its trial, from 0; a seed for the training, for instance.</summary>
    public int Trial { get; }

    /// <summary>One number a range: the value, or the index of the choice.</summary>
    internal ReadOnlySpan<double> Values => values;

    /// <summary>The number of a range; whole numbers too.</summary>
    /// <param name="name">The name of a numeric range.</param>
    /// <exception cref="ArgumentException">There is no such range, or it is categorical.</exception>
    public double GetDouble(string name)
    {
        int index = Find(name);
        return Space.Ranges[index].Kind == RangeKind.Categorical ? throw Wrong(index, "a number", nameof(GetString)) : values[index];
    }

    /// <summary>The number of a range as float, as ML.NET takes it.</summary>
    /// <param name="name">The name of a numeric range.</param>
    /// <exception cref="ArgumentException">There is no such range, or it is categorical.</exception>
    public float GetSingle(string name) => (float)GetDouble(name);

    /// <summary>The whole number of an integer range.</summary>
    /// <param name="name">The name of an integer range.</param>
    /// <exception cref="ArgumentException">There is no such range, or it is no integer range.</exception>
    public int GetInt32(string name)
    {
        int index = Find(name);
        return Space.Ranges[index].Kind switch
        {
            RangeKind.Integer or RangeKind.IntegerLog => (int)values[index],
            RangeKind.Categorical => throw Wrong(index, "a whole number", nameof(GetString)),
            _ => throw Wrong(index, "a whole number", nameof(GetDouble)),
        };
    }

    /// <summary>The choice of a categorical range.</summary>
    /// <param name="name">The name of a categorical range.</param>
    /// <exception cref="ArgumentException">There is no such range, or it is numeric.</exception>
    public string GetString(string name)
    {
        int index = Find(name);
        SearchRange range = Space.Ranges[index];
        return range.Kind == RangeKind.Categorical
            ? range.Choices[(int)values[index]]
            : throw Wrong(index, "a choice", range.IsContinuous ? nameof(GetDouble) : nameof(GetInt32));
    }

    /// <summary>Such as <c>learningRate = 0.01, batchSize = 32, init = he</c>; numbers to four digits.</summary>
    public override string ToString() => string.Join(", ", Space.Ranges.Select((range, i) =>
        $"{range.Name} = {(range.IsContinuous ? values[i].ToString("G4", System.Globalization.CultureInfo.InvariantCulture) : range.Text(values[i]))}"));

    /// <summary>Whether both try the same.</summary>
    internal bool HasValuesOf(Candidate other) => values.AsSpan().SequenceEqual(other.values);

    private int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Space.IndexOf(name);
    }

    private ArgumentException Wrong(int index, string wanted, string reader) =>
        new($"'{Space.Ranges[index].Name}' is {Space.Ranges[index].Kind}, not {wanted}; read it with {reader}.");
}
