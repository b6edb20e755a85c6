using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

/// <summary>Rows that suit every augmenter of the catalogue, and short ways to call one.</summary>
internal static class AugmentedRows
{
    public static readonly SeriesShape Series = new(12, 2);

    public static readonly ImageShape Image = new(4, 3, 2);

    /// <summary>Every augmenter, and compositions of them, by name.</summary>
    public static IReadOnlyDictionary<string, Augmenter> Catalog { get; } =
        AugmenterCatalog.Tabular
            .Concat(AugmenterCatalog.Series(Series))
            .Concat(AugmenterCatalog.Images(Image))
            .Append(Augmenter.Chain(new GaussianJitter(), new Mixup(), new ImageShift { Shape = Image, Probability = .5 }))
            .Append(Augmenter.OneOf(new GaussianJitter(), new TimeWarp { Shape = Series }))
            .ToDictionary(augmenter => augmenter.Name);

    /// <summary>Rows of 24 numbers in [0, 1), a third of each class.</summary>
    public static LabelledRows Make(int count, ReadOnlyMemory<float> weights = default)
    {
        var random = new CounterRandom(5, 9);
        float[] features = [.. Enumerable.Range(0, count * 24).Select(i => random.UnitFloat(i))];
        return LabelledRows.FromCodes(features, 24, Enumerable.Range(0, count).Select(row => row % 3).ToArray(), ["a", "b", "c"], weights);
    }

    /// <summary>The added rows that an augmenter makes of one row.</summary>
    public static float[] Change(Augmenter augmenter, params float[] row) =>
        augmenter.Apply(LabelledRows.FromCodes(row, row.Length, new int[1], ["a"])).Features[row.Length..].ToArray();

    /// <summary>One column of the added rows.</summary>
    public static double[] Added(Augmented result, int column) =>
        [.. Enumerable.Range(result.OriginalCount, result.Count - result.OriginalCount).Select(row => (double)result.Features.Span[(row * result.Columns) + column])];
}
