using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>Gives a value of a synthetic row.</summary>
internal delegate void SyntheticValue<T>(int row, ref T value);

/// <summary>One feature column of a view: its rows as floats for the sampler, and the sampler's floats as values of the column. Numbers are numeric, text, keys and Booleans categorical.</summary>
internal abstract class FeatureColumnRows(DataViewSchema.Column column)
{
    public DataViewSchema.Column Column { get; } = column;

    /// <summary>Collects the column.</summary>
    public abstract ColumnSink Sink { get; }

    /// <summary>Floats a row.</summary>
    public abstract int Width { get; }

    /// <summary>The names of the floats.</summary>
    public virtual string[] Names => [Column.Name];

    /// <summary>The names of the categories; null = numeric.</summary>
    public virtual string[]? Categories => null;

    /// <summary>Where a missing or infinite number is, for messages.</summary>
    public virtual string Place(int slot) => $"column '{Column.Name}'";

    /// <summary>Writes the rows read into a block.</summary>
    /// <param name="block">n x <paramref name="columns"/>, row-major.</param>
    /// <param name="columns">Floats a row of the block.</param>
    /// <param name="at">The first float of this column.</param>
    public abstract void CopyTo(Span<float> block, int columns, int at);

    /// <summary>A <see cref="SyntheticValue{T}"/> of the column's type, over rows laid out as in <see cref="CopyTo"/>.</summary>
    public abstract Delegate Values(float[] synthetic, int columns, int at);

    /// <exception cref="ArgumentException">The type of the column can be no feature.</exception>
    public static FeatureColumnRows Of(DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType => new VectorRows(column),
        NumberDataViewType => new NumberRows(column),
        TextDataViewType or KeyDataViewType or BooleanDataViewType => new CategoryRows(column),
        _ => throw new ArgumentException(
            $"Feature column '{column.Name}' has type {column.Type}; a number, a vector of floats, or as a category text, a key or a Boolean is required. Convert it with Transforms.Conversion, or leave it out: it then goes along with the row it came from."),
    };
}
