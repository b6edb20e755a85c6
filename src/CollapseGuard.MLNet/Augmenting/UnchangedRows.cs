using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Augmenting;

/// <summary>The columns of a view that an augmenter needs, read in one pass.</summary>
internal sealed class UnchangedRows
{
    private readonly VectorRows features;
    private readonly LabelColumn label;
    private readonly float[] weights;
    private readonly int[]? labelled;

    private UnchangedRows(VectorRows features, LabelColumn label, DataViewSchema.Column? weight, float[] weights, RowNumbers numbers)
    {
        (this.features, this.label, this.weights, Weight, Numbers) = (features, label, weights, weight, numbers);
        int[] present = [.. Enumerable.Range(0, numbers.Count).Where(label.IsPresent)];
        labelled = present.Length == numbers.Count ? null : present;
    }

    /// <summary>Rows read.</summary>
    public int Count => Numbers.Count;

    /// <summary>Rows without a label: trainers pass them over, and so does the augmenter.</summary>
    public int Unlabelled => labelled is null ? 0 : Count - labelled.Length;

    /// <summary>The rows by their ids.</summary>
    public RowNumbers Numbers { get; }

    /// <summary>The column of the features.</summary>
    public VectorRows Features => features;

    /// <summary>What is learned.</summary>
    public LabelColumn Label => label;

    /// <summary>The column of the weights; null without.</summary>
    public DataViewSchema.Column? Weight { get; }

    /// <summary>The source row of a row that the augmenter saw.</summary>
    public int Number(int row) => labelled is null ? row : labelled[row];

    /// <summary>Reads a view.</summary>
    /// <exception cref="ArgumentException">A column is not there or has no fitting type.</exception>
    /// <exception cref="ResamplingException">A weight is negative, NaN or infinite.</exception>
    public static UnchangedRows Read(IDataView view, ResamplingColumns columns, CancellationToken cancellationToken)
    {
        DataViewSchema.Column feature = ColumnSink.Find(view.Schema, columns.Features[0], "featureColumnName");
        if (feature.Type is not VectorDataViewType)
        {
            throw new ArgumentException(
                $"Column '{feature.Name}' has type {feature.Type}; a vector of floats is required. Build one with Transforms.Concatenate, or from an image with Transforms.ExtractPixels and interleavePixelColors: true.", nameof(columns));
        }

        var features = new VectorRows(feature);
        var label = LabelColumn.Of(ColumnSink.Find(view.Schema, columns.Label, "labelColumnName"));
        var ids = new RowIdSink(label.Column);
        NumberSink? weight = columns.Weight is null ? null : new(ColumnSink.Find(view.Schema, columns.Weight, "exampleWeightColumnName"));
        ColumnSink[] sinks = [features.Sink, ids, .. label.Sinks, .. weight is null ? Array.Empty<ColumnSink>() : [weight]];
        ViewPass.Run(view, cancellationToken, sinks);
        label.Close();
        float[] weights = weight?.ToArray() ?? [];
        RowRequirements.RequireWeights(columns.Weight, weights);
        return new UnchangedRows(features, label, weight?.Column, weights, new RowNumbers(ids.ToArray()));
    }

    /// <summary>The rows that have a label, with changed copies.</summary>
    public Augmented Augment(Augmenter augmenter, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<float> block = Block();
        float[] kept = weights.Length == 0 ? [] : Pick(weights);
        if (label.Targets is { } targets)
        {
            return augmenter.ApplyToTargets(block, features.Width, Pick(targets), kept, cancellationToken: cancellationToken);
        }

        ClassLabels classes = label.Classes!;
        LabelledRows rows = LabelledRows.FromCodes(block, features.Width, Pick(classes.Codes), classes.Names, kept, features.Names);
        return augmenter.Apply(rows, cancellationToken: cancellationToken);
    }

    private ReadOnlyMemory<float> Block()
    {
        if (labelled is null)
        {
            return features.Rows;
        }

        float[] block = new float[labelled.Length * features.Width];
        for (int i = 0; i < labelled.Length; i++)
        {
            features.Rows.Span.Slice(labelled[i] * features.Width, features.Width).CopyTo(block.AsSpan(i * features.Width));
        }

        return block;
    }

    private T[] Pick<T>(T[] values) => labelled is null ? values : Array.ConvertAll(labelled, row => values[row]);
}
