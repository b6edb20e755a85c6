using CollapseGuard.MLNet.Reading;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>The columns of a view that a sampler needs, read in one pass.</summary>
internal sealed class SourceRows
{
    private readonly ClassLabels classes;
    private readonly FeatureColumnRows[] features;
    private readonly float[] weights;
    private readonly int[]? labelled;

    private SourceRows(ClassLabels classes, FeatureColumnRows[] features, float[] weights, RowNumbers numbers)
    {
        this.classes = classes;
        this.features = features;
        this.weights = weights;
        Numbers = numbers;
        Unlabelled = [.. Enumerable.Range(0, Count).Where(row => classes.Codes[row] == ClassLabels.Missing)];
        labelled = Unlabelled.Length == 0 ? null : [.. Enumerable.Range(0, Count).Where(row => classes.Codes[row] != ClassLabels.Missing)];
    }

    /// <summary>Rows read.</summary>
    public int Count => classes.Codes.Length;

    /// <summary>The rows by their ids.</summary>
    public RowNumbers Numbers { get; }

    /// <summary>Rows without a class: trainers pass them over, and so does the sampler.</summary>
    public int[] Unlabelled { get; }

    /// <summary>The number that the trainer learns, where it is not the class; else null.</summary>
    public float[]? Targets { get; private init; }

    /// <summary>Feature columns; none for a sampler that needs none.</summary>
    public IReadOnlyList<FeatureColumnRows> Features => features;

    /// <summary>Floats of a row of features.</summary>
    public int Width => features.Sum(column => column.Width);

    /// <summary>The source row of a row that the sampler saw.</summary>
    public int Number(int samplerRow) => labelled is null ? samplerRow : labelled[samplerRow];

    /// <summary>Reads a view.</summary>
    /// <exception cref="ArgumentException">A column is not there or has no fitting type.</exception>
    /// <exception cref="ResamplingException">The label has no classes, or a class, a feature or a weight is missing where it is needed.</exception>
    public static SourceRows Read(IDataView view, ResamplingColumns columns, Sampler sampler, CancellationToken cancellationToken)
    {
        bool needsFeatures = sampler.Needs != ColumnNeed.Any;
        ClassSink classSink = columns.ClassSink(view.Schema);
        var ids = new RowIdSink(classSink.Column);
        FeatureColumnRows[] features = [.. (needsFeatures ? columns.Features : []).Select(name => FeatureColumnRows.Of(ColumnSink.Find(view.Schema, name, "featureColumnName")))];
        RowRequirements.RequireKinds(sampler, features);
        NumberSink? weight = columns.Weight is null ? null : new(ColumnSink.Find(view.Schema, columns.Weight, "exampleWeightColumnName"));
        NumberSink? target = columns.Class != columns.Label && needsFeatures && ColumnSink.Find(view.Schema, columns.Label, "labelColumnName") is { Type: NumberDataViewType } label ? new(label) : null;
        ColumnSink[] sinks = [classSink, ids, .. features.Select(column => column.Sink), .. new[] { weight, target }.OfType<NumberSink>()];
        ViewPass.Run(view, cancellationToken, sinks);

        ClassLabels classes = classSink.ToLabels();
        RowRequirements.RequireClasses(classSink, classes, columns, sampler);
        var rows = new SourceRows(classes, features, weight?.ToArray() ?? [], new RowNumbers(ids.ToArray())) { Targets = target?.ToArray() };
        RowRequirements.RequireWeights(columns.Weight, rows.weights);
        return rows;
    }

    /// <summary>The rows that have a class, as the sampler takes them.</summary>
    /// <exception cref="ResamplingException">A feature is NaN or infinite.</exception>
    public LabelledRows ToLabelled(Sampler sampler)
    {
        int[] codes = Pick(classes.Codes);
        float[] kept = weights.Length == 0 ? [] : Pick(weights);
        if (features.Length == 0)
        {
            // Rows are only counted; a column there must be.
            return LabelledRows.FromCodes(new float[codes.Length], 1, codes, classes.Names, kept);
        }

        ReadOnlyMemory<float> block = Block();
        RowRequirements.RequireFinite(sampler, features, block.Span, Width);
        LabelledRows rows = LabelledRows.FromCodes(block, Width, codes, classes.Names, kept, [.. features.SelectMany(column => column.Names)]);
        int at = 0;
        foreach (FeatureColumnRows column in features)
        {
            rows = column.Categories is { } categories ? rows.WithCategorical(at, categories) : rows;
            at += column.Width;
        }

        return rows;
    }

    // The one vector of most pipelines is taken as it was read.
    private ReadOnlyMemory<float> Block()
    {
        if (features is [VectorRows only])
        {
            return only.Rows;
        }

        long numbers = (long)Count * Width;
        var block = new float[numbers <= Array.MaxLength ? numbers : throw new ResamplingException(ResamplingProblem.TooLarge,
            $"{Count} rows of {Width} features exceed what an array holds, {Array.MaxLength}. Use RandomOverSampler or RandomUnderSampler, which read no features, or fewer rows.")];
        int at = 0;
        foreach (FeatureColumnRows column in features)
        {
            column.CopyTo(block, Width, at);
            at += column.Width;
        }

        return block;
    }

    private T[] Pick<T>(T[] values) => labelled is null ? values : [.. labelled.Select(row => values[row])];
}
