namespace CollapseGuard.Resampling;

/// <summary>A resampled table. Immutable and free to share.</summary>
/// <remarks>
/// Segments, groups and time go along with the rows; a synthetic row has those of its first parent. Mind that its second parent
/// can be of another group: resample inside a fold, never before folds are made.
/// </remarks>
public sealed class ResampledTable
{
    internal ResampledTable(Resampled details, FeatureTable features, FeatureColumn labels, FeatureTable table) =>
        (Details, Features, Labels, Table) = (details, features, labels, table);

    /// <summary>The feature columns, without the label.</summary>
    public FeatureTable Features { get; }

    /// <summary>The label column, of the kind and with the categories of the input's.</summary>
    public FeatureColumn Labels { get; }

    /// <summary>The table in the form it was given: with the label column at its place when it was named, without it when it was given apart.</summary>
    public FeatureTable Table { get; }

    /// <summary>Where each row came from, and the counts of the classes.</summary>
    public Resampled Details { get; }
}
