namespace CollapseGuard.Resampling;

public abstract partial record Sampler
{
    /// <summary>Resamples arrays: features and labels in, features and labels out.</summary>
    /// <typeparam name="T">The type of a label.</typeparam>
    /// <param name="features">n x <paramref name="columns"/>, row-major; numeric.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="weights">A weight a row, or empty.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is a number with a fraction.</exception>
    /// <exception cref="ResamplingException">The rows, the strategy and the sampler do not fit together; the message says what to do.</exception>
    public Resampled<T> Resample<T>(ReadOnlyMemory<float> features, int columns, ReadOnlyMemory<T> labels, ReadOnlyMemory<float> weights = default, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
        where T : notnull, IComparable<T>
    {
        LabelledRows rows = LabelledRows.From(features, columns, labels, weights);
        Resampled result = Resample(rows, progress, cancellationToken);

        // A label for each class: that of any of its rows.
        var labelOf = new T[rows.ClassNames.Count];
        ReadOnlySpan<int> codes = rows.Labels.Span;
        ReadOnlySpan<T> given = labels.Span;
        for (int row = 0; row < codes.Length; row++)
        {
            labelOf[codes[row]] = given[row];
        }

        var resampled = new T[result.Rows.Count];
        codes = result.Labels.Span;
        for (int row = 0; row < resampled.Length; row++)
        {
            resampled[row] = labelOf[codes[row]];
        }

        return new Resampled<T>(result, resampled);
    }

    /// <summary>Resamples a table whose labels are one of its columns.</summary>
    /// <param name="table">Numeric and categorical columns, label included.</param>
    /// <param name="label">Name of the label column.</param>
    /// <param name="weights">A weight a row, or empty.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="ArgumentException">There is no such column, a label is missing, or it is a number with a fraction.</exception>
    /// <exception cref="ResamplingException">The rows, the strategy and the sampler do not fit together; the message says what to do.</exception>
    public ResampledTable Resample(FeatureTable table, string label, ReadOnlyMemory<float> weights = default, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        FeatureTable features = TableRows.Without(table, label, out FeatureColumn labels);
        (Resampled result, FeatureTable resampled, FeatureColumn resampledLabels) = Resample(features, labels, weights, progress, cancellationToken);
        var columns = resampled.Columns.ToList();
        columns.Insert(table.Columns.TakeWhile(column => column.Name != label).Count(), resampledLabels);
        FeatureTable whole = FeatureTable.FromColumns(columns).With(resampled.Segments, resampled.Groups, resampled.Time);
        return new ResampledTable(result, resampled, resampledLabels, whole);
    }

    /// <summary>Resamples a table whose labels are given apart.</summary>
    /// <param name="features">Numeric and categorical columns.</param>
    /// <param name="labels">The label of each row; a category without rows is a class without rows.</param>
    /// <param name="weights">A weight a row, or empty.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="ArgumentException">Lengths differ or a label is missing.</exception>
    /// <exception cref="ResamplingException">The rows, the strategy and the sampler do not fit together; the message says what to do.</exception>
    public ResampledTable Resample(FeatureTable features, CategoricalColumn labels, ReadOnlyMemory<float> weights = default, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        (Resampled result, FeatureTable resampled, FeatureColumn resampledLabels) = Resample(features, (FeatureColumn)labels, weights, progress, cancellationToken);
        return new ResampledTable(result, resampled, resampledLabels, resampled);
    }

    private (Resampled Result, FeatureTable Features, FeatureColumn Labels) Resample(FeatureTable features, FeatureColumn labels, ReadOnlyMemory<float> weights, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Resampled result = Resample(TableRows.Read(features, labels, weights), progress, cancellationToken);
        int[] describing = result.SourceRows.ToArray();
        int synthetic = 0;
        foreach (ref int row in describing.AsSpan())
        {
            row = row >= 0 ? row : result.Origins.Span[synthetic++].First;
        }

        FeatureTable resampled = FeatureTable.FromColumns(TableRows.Columns(features.Columns, result.Features.Span)).With(
            (CategoricalColumn?)TableRows.Pick(features.Segments, describing),
            (CategoricalColumn?)TableRows.Pick(features.Groups, describing),
            (NumericColumn?)TableRows.Pick(features.Time, describing));
        return (result, resampled, TableRows.Pick(labels, describing)!);
    }
}
