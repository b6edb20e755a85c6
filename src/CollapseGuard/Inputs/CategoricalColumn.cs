namespace CollapseGuard;

/// <summary>A column of categories, stored as codes into a list of names.</summary>
public sealed class CategoricalColumn : FeatureColumn
{
    /// <summary>The code of a missing value.</summary>
    public const int Missing = -1;

    /// <summary>Makes a column from codes.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="codes">One code a row in [-1, categories.Count - 1], -1 = missing; not copied, must not be changed afterwards.</param>
    /// <param name="categories">The name of each code.</param>
    /// <exception cref="ArgumentOutOfRangeException">A code lies outside its range.</exception>
    public CategoricalColumn(string name, ReadOnlyMemory<int> codes, IReadOnlyList<string> categories)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ReadOnlySpan<int> span = codes.Span;
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i] < Missing || span[i] >= categories.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(codes), $"Code [{i}] of column '{name}' is {span[i]}; codes must be in [-1, {categories.Count - 1}], where -1 is a missing value.");
            }
        }

        Codes = codes;
        Categories = categories;
    }

    /// <summary>One code a row; -1 = missing.</summary>
    public ReadOnlyMemory<int> Codes { get; }

    /// <summary>The name of each code.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <inheritdoc/>
    public override int Count => Codes.Length;

    /// <summary>Encodes text: categories in order of first appearance, null = missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One text a row.</param>
    public static CategoricalColumn FromText(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var codes = new List<int>();
        var names = new List<string>();
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string? value in values)
        {
            if (value is null)
            {
                codes.Add(Missing);
                continue;
            }

            if (!codeOf.TryGetValue(value, out int code))
            {
                codeOf.Add(value, code = names.Count);
                names.Add(value);
            }

            codes.Add(code);
        }

        return new CategoricalColumn(name, codes.ToArray(), names);
    }
}
