using System.Globalization;

namespace CollapseGuard.Search;

/// <summary>One named axis of a <see cref="SearchSpace"/>. Immutable; free to share.</summary>
/// <remarks>A value on a range is held as one number: the number itself, or the index of the choice.</remarks>
public sealed class SearchRange : IEquatable<SearchRange>
{
    private readonly string[] choices;

    private SearchRange(string name, RangeKind kind, double minimum, double maximum, string[] choices)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Kind, Minimum, Maximum, this.choices) = (name, kind, minimum, maximum, choices);
    }

    /// <summary>What a candidate calls it; unique in a space.</summary>
    public string Name { get; }

    /// <summary>How its values are spaced.</summary>
    public RangeKind Kind { get; }

    /// <summary>The least value, included; 0 for choices.</summary>
    public double Minimum { get; }

    /// <summary>The greatest value, included; the number of choices - 1 for choices.</summary>
    public double Maximum { get; }

    /// <summary>The choices of a categorical range, in the order given; empty for numbers.</summary>
    public IReadOnlyList<string> Choices => choices;

    /// <summary>How many values it has; null where they are not countable.</summary>
    public long? Count => IsContinuous ? null : (long)(Maximum - Minimum) + 1;

    internal bool IsContinuous => Kind is RangeKind.Linear or RangeKind.Log;

    internal bool IsLog => Kind is RangeKind.Log or RangeKind.IntegerLog;

    /// <summary>Numbers of equal spacing.</summary>
    /// <param name="name">What a candidate calls it.</param>
    /// <param name="minimum">The least value, included; finite.</param>
    /// <param name="maximum">The greatest value, included; finite and above <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentException">The name is empty, or the limits are not as described.</exception>
    public static SearchRange Linear(string name, double minimum, double maximum) => Numbers(name, RangeKind.Linear, minimum, maximum);

    /// <summary>Numbers of equal ratio: learning rates, regularization strengths.</summary>
    /// <param name="name">What a candidate calls it.</param>
    /// <param name="minimum">The least value, included; above 0.</param>
    /// <param name="maximum">The greatest value, included; finite and above <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentException">The name is empty, or the limits are not as described.</exception>
    public static SearchRange Log(string name, double minimum, double maximum) => Numbers(name, RangeKind.Log, minimum, maximum);

    /// <summary>Whole numbers: layers, leaves, batch sizes.</summary>
    /// <param name="name">What a candidate calls it.</param>
    /// <param name="minimum">The least value, included; above 0 if <paramref name="log"/>.</param>
    /// <param name="maximum">The greatest value, included; above <paramref name="minimum"/>.</param>
    /// <param name="log">Whether equal ratios are equally far apart.</param>
    /// <exception cref="ArgumentException">The name is empty, or the limits are not as described.</exception>
    public static SearchRange Integer(string name, int minimum, int maximum, bool log = false) =>
        Numbers(name, log ? RangeKind.IntegerLog : RangeKind.Integer, minimum, maximum);

    /// <summary>Choices without an order: initializations, activations, trainers.</summary>
    /// <param name="name">What a candidate calls it.</param>
    /// <param name="choices">One or more, distinct, none empty.</param>
    /// <exception cref="ArgumentException">The name or a choice is empty, one occurs twice, or there is none.</exception>
    public static SearchRange Categorical(string name, params ReadOnlySpan<string> choices)
    {
        string[] copy = choices.ToArray();
        if (copy.Length == 0 || copy.Any(string.IsNullOrWhiteSpace) || copy.Distinct(StringComparer.Ordinal).Count() != copy.Length)
        {
            throw new ArgumentException($"'{name}' has the choices {string.Join(", ", copy.Select(c => $"'{c}'"))}; one or more are required, distinct and none empty.", nameof(choices));
        }

        return new SearchRange(name, RangeKind.Categorical, 0, copy.Length - 1, copy);
    }

    private static SearchRange Numbers(string name, RangeKind kind, double minimum, double maximum)
    {
        if (!double.IsFinite(minimum) || !double.IsFinite(maximum) || !double.IsFinite(maximum - minimum) || minimum >= maximum)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{name}' goes from {minimum} to {maximum}; finite limits are required, the first below the second. What does not vary is no range."), nameof(minimum));
        }

        return kind is RangeKind.Log or RangeKind.IntegerLog && minimum <= 0
            ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{name}' begins at {minimum}; a logarithmic range must begin above 0. Begin at a small positive value, or use a linear range."), nameof(minimum))
            : new SearchRange(name, kind, minimum, maximum, []);
    }

    /// <summary>The value at a place in [0, 1]: equal parts of [0, 1] are equally likely, for whole numbers and choices too.</summary>
    internal double FromUnit(double unit) => Kind switch
    {
        RangeKind.Linear => Math.Clamp(Minimum + (unit * (Maximum - Minimum)), Minimum, Maximum),
        RangeKind.Log => Math.Clamp(Math.Exp(Math.Log(Minimum) + (unit * (Math.Log(Maximum) - Math.Log(Minimum)))), Minimum, Maximum),
        // Every whole number owns the interval from half below to half above it.
        RangeKind.IntegerLog => Math.Clamp(Math.Round(Math.Exp(Math.Log(Minimum - .5) + (unit * (Math.Log(Maximum + .5) - Math.Log(Minimum - .5))))), Minimum, Maximum),
        _ => Math.Clamp(Math.Floor(Minimum + (unit * (Maximum - Minimum + 1))), Minimum, Maximum),
    };

    /// <summary>Where a value lies between the limits, in [0, 1]; logarithmic where the range is.</summary>
    internal double ToUnit(double value) => Maximum == Minimum
        ? 0
        : IsLog
            ? (Math.Log(value) - Math.Log(Minimum)) / (Math.Log(Maximum) - Math.Log(Minimum))
            : (value - Minimum) / (Maximum - Minimum);

    /// <summary>Whether the number is a value of this range.</summary>
    internal bool Contains(double value) => value >= Minimum && value <= Maximum && (IsContinuous || value == Math.Floor(value));

    /// <summary>The value as text: a choice by its name, a number so that it reads back exactly.</summary>
    internal string Text(double value) => Kind == RangeKind.Categorical ? choices[(int)value] : value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(SearchRange? other) => other is not null && Name == other.Name && Kind == other.Kind
        && Minimum == other.Minimum && Maximum == other.Maximum && choices.SequenceEqual(other.choices);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SearchRange);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Minimum, Maximum, choices.Length);

    /// <summary>Such as <c>learningRate: Log 1E-05 to 1</c>.</summary>
    public override string ToString() => Kind == RangeKind.Categorical
        ? $"{Name}: {string.Join(" | ", choices)}"
        : string.Create(CultureInfo.InvariantCulture, $"{Name}: {Kind} {Minimum} to {Maximum}");
}
