namespace CollapseGuard.Resampling.Augmentation;

/// <summary>What is augmented: rows, with classes or with targets.</summary>
internal sealed class AugmentationRows
{
    public AugmentationRows(LabelledRows rows, ReadOnlyMemory<float> targets, ReadOnlyMemory<int> groups)
    {
        if (groups.Length != 0 && groups.Length != rows.Count)
        {
            throw new ArgumentException($"'groups' has {groups.Length} entries for {rows.Count} rows; there must be one a row, or none.", nameof(groups));
        }

        (Labelled, Targets, Groups) = (rows, targets, groups);
    }

    /// <summary>The rows; with targets they are all of one class.</summary>
    public LabelledRows Labelled { get; }

    /// <summary>The number of each row; empty where rows have classes.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>The group of each row, or empty.</summary>
    public ReadOnlyMemory<int> Groups { get; }

    public int Count => Labelled.Count;

    public int Columns => Labelled.Columns;

    /// <summary>Whether labels are numbers.</summary>
    public bool IsRegression => !Targets.IsEmpty;

    /// <summary>The numbers of one row.</summary>
    public ReadOnlySpan<float> Row(int row) => Labelled.Features.Span.Slice(row * Columns, Columns);

    /// <summary>Which columns hold numbers.</summary>
    public bool[] Numeric() => [.. Labelled.Categories.Select(names => names is null)];
}
