namespace CollapseGuard.Resampling;

/// <summary>Resampled rows and where each came from. Immutable and free to share.</summary>
/// <remarks>
/// Over-samplers keep the input rows first and untouched and append new rows, class after class in the order of
/// <see cref="LabelledRows.ClassNames"/>; selecting samplers keep rows in input order.
/// </remarks>
public sealed class Resampled
{
    internal Resampled(LabelledRows rows, ReadOnlyMemory<int> sourceRows, ReadOnlyMemory<RowOrigin> origins, IReadOnlyList<ClassOutcome> classes, IReadOnlyList<string> notes)
    {
        Rows = rows;
        SourceRows = sourceRows;
        Origins = origins;
        Classes = classes;
        Notes = notes;
    }

    /// <summary>The rows after resampling, with the columns and classes of the input.</summary>
    public LabelledRows Rows { get; }

    /// <summary>n x <see cref="LabelledRows.Columns"/>, row-major.</summary>
    public ReadOnlyMemory<float> Features => Rows.Features;

    /// <summary>The class of each row, a code into <see cref="LabelledRows.ClassNames"/>.</summary>
    public ReadOnlyMemory<int> Labels => Rows.Labels;

    /// <summary>The weight of each row, empty when the input had none: a kept row keeps its own, a synthetic row has that of its first parent.</summary>
    public ReadOnlyMemory<float> Weights => Rows.Weights;

    /// <summary>The input row that each row is a copy of; -1 = synthetic.</summary>
    public ReadOnlyMemory<int> SourceRows { get; }

    /// <summary>What each synthetic row was made of, in the order of the synthetic rows.</summary>
    public ReadOnlyMemory<RowOrigin> Origins { get; }

    /// <summary>Rows of each class before, asked for and after, in the order of <see cref="LabelledRows.ClassNames"/>.</summary>
    public IReadOnlyList<ClassOutcome> Classes { get; }

    /// <summary>What was done otherwise than asked, and why; empty when all went to plan.</summary>
    public IReadOnlyList<string> Notes { get; }
}
