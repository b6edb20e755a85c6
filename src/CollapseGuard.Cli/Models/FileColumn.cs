using CollapseGuard.Cli.Reading;
using Microsoft.ML;

namespace CollapseGuard.Cli.Models;

/// <summary>A column of the file on its way into a column that a model asks for, or into one slot of it.</summary>
/// <param name="Source">The column of the file.</param>
/// <param name="IsNumber">Read as a number, or as text.</param>
internal sealed record FileCell(SourceColumn Source, bool IsNumber);

/// <summary>How a column that a model asks for is read from a file.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="Cells">The columns of the file: one, or one a slot of a vector; empty when the file lacks it.</param>
/// <param name="Lacking">Why it cannot be read; null when it can.</param>
internal abstract record FileColumn(string Name, IReadOnlyList<FileCell> Cells, string? Lacking)
{
    /// <summary>A <see cref="ValueGetter{TValue}"/> of the column's raw type.</summary>
    /// <param name="cursor">Stands at the row.</param>
    /// <param name="first">Place of the first of <see cref="Cells"/> among those that the cursor reads.</param>
    public abstract Delegate Getter(FileCursor cursor, int first);
}
