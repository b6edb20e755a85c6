using Microsoft.ML;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Takes the values of one column of a view, row after row, in the pass of <see cref="ViewPass"/>. Belongs to one thread.</summary>
internal abstract class ColumnSink(DataViewSchema.Column column)
{
    private Action append = static () => throw new InvalidOperationException("Bind the sink to a row first.");

    /// <summary>The column that is read.</summary>
    public DataViewSchema.Column Column { get; } = column;

    /// <summary>Fetches the getters of a row.</summary>
    public void Bind(DataViewRow row) => append = Appender(row);

    /// <summary>Takes the value of the row at hand.</summary>
    public void Append() => append();

    /// <summary>What takes one value of a row.</summary>
    protected abstract Action Appender(DataViewRow row);

    /// <summary>The column of that name, or an error that names those there are.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return schema.GetColumnOrNull(name) ?? throw new ArgumentException(
            $"There is no column '{name}'; the view has {Visible(schema)}. Name one of them.", parameter);
    }

    /// <summary>The names of the columns that are not hidden, quoted, for messages.</summary>
    public static string Visible(DataViewSchema schema) => string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => $"'{c.Name}'"));
}
