namespace CollapseGuard;

/// <summary>A named column of a <see cref="FeatureTable"/>: <see cref="NumericColumn"/> or <see cref="CategoricalColumn"/>. Immutable.</summary>
public abstract class FeatureColumn
{
    private protected FeatureColumn(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The column's name; unique within its table, compared by ordinal.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }
}
