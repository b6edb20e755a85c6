using CollapseGuard.Observations;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>Copies one column of a view, row after row, into the columns of a block that it is spread over. Belongs to one thread.</summary>
internal abstract class ColumnFeed(DataViewSchema.Column column)
{
    /// <summary>The column that is read.</summary>
    public DataViewSchema.Column Column { get; } = column;

    /// <summary>The columns it becomes: one, or one a slot.</summary>
    public abstract IReadOnlyList<DataColumn> Targets { get; }

    /// <summary>Fetches the getter of a row.</summary>
    public abstract void Bind(DataViewRow row);

    /// <summary>Writes the row at hand.</summary>
    /// <param name="block">Is being filled; its row count is already its capacity.</param>
    /// <param name="first">Index of the first of <see cref="Targets"/> in the block.</param>
    /// <param name="row">Index of the row in the block.</param>
    public abstract void Read(DataBlock block, int first, int row);
}
