namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Augmented rows with one class and one weight each: a row mixed of two classes comes twice. Immutable and free to share.</summary>
public sealed class WeightedCopies
{
    private WeightedCopies(LabelledRows rows, ReadOnlyMemory<int> sourceRows) => (Rows, SourceRows) = (rows, sourceRows);

    /// <summary>The rows; every row has a weight, 1 times its share where the input had none.</summary>
    public LabelledRows Rows { get; }

    /// <summary>The row of <see cref="Augmented"/> that each row is a copy of, ascending.</summary>
    public ReadOnlyMemory<int> SourceRows { get; }

    internal static WeightedCopies Of(Augmented augmented)
    {
        ReadOnlySpan<int> codes = augmented.Labels.Span;
        ReadOnlySpan<float> given = augmented.Weights.Span;
        ReadOnlySpan<RowOrigin> origins = augmented.Origins.Span;
        int n = augmented.OriginalCount, d = augmented.Columns;
        var source = new List<int>(augmented.Count);
        var labels = new List<int>(augmented.Count);
        var weights = new List<float>(augmented.Count);
        for (int row = 0; row < augmented.Count; row++)
        {
            float weight = given.IsEmpty ? 1 : given[row];
            RowOrigin origin = row < n ? default : origins[row - n];
            bool twice = origin.Step > 0 && codes[origin.Second] != codes[row];
            source.Add(row);
            labels.Add(codes[row]);
            weights.Add(twice ? weight * (1 - origin.Step) : weight);
            if (twice)
            {
                source.Add(row);
                labels.Add(codes[origin.Second]);
                weights.Add(weight * origin.Step);
            }
        }

        if ((long)source.Count * d > Array.MaxLength)
        {
            throw new ResamplingException(ResamplingProblem.TooLarge, $"There would be {source.Count} rows of {d} numbers; an array holds {Array.MaxLength} numbers. Ask for fewer copies, or use DrawnLabels, which adds no rows.");
        }

        float[] features = GC.AllocateUninitializedArray<float>(source.Count * d);
        for (int i = 0; i < source.Count; i++)
        {
            augmented.Features.Span.Slice(source[i] * d, d).CopyTo(features.AsSpan(i * d, d));
        }

        return new WeightedCopies(augmented.Rows.WithRows(features, labels.ToArray(), weights.ToArray()), source.ToArray());
    }
}
