using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>Where a column of a <see cref="MemoryView"/> takes its values from.</summary>
internal abstract class ColumnSource
{
    /// <summary>A <see cref="ValueGetter{TValue}"/> of the column's raw type, for the row that <paramref name="owner"/> stands at.</summary>
    public abstract Delegate Getter(DataViewRow owner);
}

/// <summary>Values by row.</summary>
/// <typeparam name="T">The column's raw type.</typeparam>
/// <param name="value">The value of a row.</param>
internal sealed class ColumnSource<T>(Func<int, T> value) : ColumnSource
{
    public override Delegate Getter(DataViewRow owner) => new ValueGetter<T>((ref T into) => into = value((int)owner.Position));
}
