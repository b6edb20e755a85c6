namespace CollapseGuard;

/// <summary>A column of numbers; NaN stands for a missing value.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">One value a row; not copied, must not be changed afterwards.</param>
public sealed class NumericColumn(string name, ReadOnlyMemory<float> values) : FeatureColumn(name)
{
    /// <summary>One value a row; NaN = missing.</summary>
    public ReadOnlyMemory<float> Values { get; } = values;

    /// <inheritdoc/>
    public override int Count => Values.Length;
}
