using System.Collections.Immutable;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Walks the fitted chain over a few rows and measures what each affine normalizer (min-max, mean and variance) makes of its columns.</summary>
/// <remarks>A normalizer does not say which columns it maps; they are its new columns, in its own order, and each is made of one input.</remarks>
internal static class NormalizerReader
{
    /// <summary>Columns named at most; the slots of a text vector say nothing here.</summary>
    private const int MostColumns = 2_000;

    /// <summary>The columns behind each affine normalizer of the model.</summary>
    public static IReadOnlyList<NormalizedColumn> Read(ITransformer model, IDataView rows)
    {
        var found = new List<NormalizedColumn>();
        IDataView view = rows;
        foreach (ITransformer step in ModelChain.Steps(model))
        {
            if (step is NormalizingTransformer normalizer)
            {
                found.AddRange(Columns(normalizer, view).Take(MostColumns - found.Count));
            }

            view = step.Transform(view);
        }

        return found;
    }

    private static IEnumerable<NormalizedColumn> Columns(NormalizingTransformer normalizer, IDataView before)
    {
        IDataView after = normalizer.Transform(before);
        DataViewSchema.Column[] made = [.. after.Schema.Skip(before.Schema.Count)];
        for (int i = 0; i < made.Length; i++)
        {
            if (Offsets(normalizer.GetNormalizerModelParameters(i)) is { } offsets && MatrixOf(made[i]) is { } sink)
            {
                long rows = ViewPass.Run(after, CancellationToken.None, sink);
                foreach (NormalizedColumn column in Measure(made[i], sink, rows, offsets))
                {
                    yield return column;
                }
            }
        }
    }

    private static MatrixSink? MatrixOf(DataViewSchema.Column column) =>
        column.Type == NumberDataViewType.Single || column.Type is VectorDataViewType { IsKnownSize: true, Size: > 0 and <= MostColumns, ItemType: var item } && item == NumberDataViewType.Single
            ? new MatrixSink(column)
            : null;

    private static IEnumerable<NormalizedColumn> Measure(DataViewSchema.Column column, MatrixSink sink, long rows, IReadOnlyList<double> offsets)
    {
        string[] names = sink.Width == 1 ? [column.Name] : sink.SlotNames();
        for (int c = 0; c < sink.Width; c++)
        {
            double sum = 0, squares = 0;
            for (int row = 0; row < rows; row++)
            {
                sum += sink.Values.Span[(row * sink.Width) + c];
            }

            double mean = sum / rows;
            for (int row = 0; row < rows; row++)
            {
                double difference = sink.Values.Span[(row * sink.Width) + c] - mean;
                squares += difference * difference;
            }

            bool isShifted = offsets.Count > 0 && offsets[Math.Min(c, offsets.Count - 1)] != 0;
            yield return new NormalizedColumn(names[c], isShifted, mean, Math.Sqrt(squares / rows), rows);
        }
    }

    // An empty list of offsets is no offset; null is a normalizer of another kind (bins, a distribution), which always spreads.
    private static IReadOnlyList<double>? Offsets(NormalizingTransformer.NormalizerModelParametersBase parameters) => parameters switch
    {
        NormalizingTransformer.AffineNormalizerModelParameters<float> one => [one.Offset],
        NormalizingTransformer.AffineNormalizerModelParameters<double> one => [one.Offset],
        NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>> many => many.Offset.IsDefault ? [] : [.. many.Offset.Select(o => (double)o)],
        NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<double>> many => many.Offset.IsDefault ? [] : [.. many.Offset],
        _ => null,
    };
}
