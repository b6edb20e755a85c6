using Microsoft.ML;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Scored rows whose label is known, in memory.</summary>
/// <param name="Task">What the model answers.</param>
/// <param name="Unlabelled">Rows left out.</param>
internal abstract record ScoredRows(PredictionTask Task, int Unlabelled)
{
    /// <summary>Rows kept.</summary>
    public abstract int Count { get; }

    /// <summary>What is judged, n x <see cref="OutputCount"/>, row-major: probabilities where there are some, else scores. Rows of a class that the model does not know are not among them.</summary>
    public abstract float[] Outputs { get; }

    /// <summary>Numbers a row.</summary>
    public virtual int OutputCount => 1;

    /// <summary>The truth beside <see cref="Outputs"/>, length n: numbers, 0 and 1, or class numbers.</summary>
    public abstract float[] Targets { get; }

    /// <summary>Whether <see cref="Outputs"/> are probabilities; else margins, or predictions of a regression.</summary>
    public virtual bool AreProbabilities => false;

    /// <summary>Reads them in one pass, as their task asks for.</summary>
    /// <exception cref="ArgumentException">A column is of a type that cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ScoredRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken) => columns.Task switch
    {
        PredictionTask.Binary => BinaryRows.Read(scored, columns, cancellationToken),
        PredictionTask.Multiclass => MulticlassRows.Read(scored, columns, cancellationToken),
        _ => RegressionRows.Read(scored, columns, cancellationToken),
    };

    /// <summary>The values of the rows that have a label.</summary>
    protected static float[] Labelled(float[] labels, float[] values) => [.. values.Where((_, row) => !float.IsNaN(labels[row]))];
}
