using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>Values of one column of some rows, copied out of a view.</summary>
internal abstract class KeptColumn(DataViewSchema.Column column)
{
    /// <summary>The column they were read from.</summary>
    public DataViewSchema.Column Column { get; } = column;

    /// <summary>An empty one for a column of any type.</summary>
    public static KeptColumn For(DataViewSchema.Column column)
    {
        Type raw = column.Type.RawType;
        Type made = raw.IsGenericType && raw.GetGenericTypeDefinition() == typeof(VBuffer<>)
            ? typeof(KeptVector<>).MakeGenericType(raw.GetGenericArguments())
            : typeof(KeptScalar<>).MakeGenericType(raw);
        return (KeptColumn)Activator.CreateInstance(made, column)!;
    }

    /// <summary>Fetches the getter of a row.</summary>
    public abstract void Bind(DataViewRow row);

    /// <summary>Copies the value of the row at hand.</summary>
    /// <param name="place">Where to: one more than there are, or one of those.</param>
    public abstract void Keep(int place);

    /// <summary>The kept values by row, each row taken from another one.</summary>
    /// <param name="rowOf">The kept row that stands at a row; null for each its own.</param>
    public abstract ColumnSource Source(Func<int, int>? rowOf = null);

    /// <summary>The type's default value in every row: 0, false, empty, a missing key.</summary>
    public abstract ColumnSource Empty();

    /// <summary>Codes of equal values, in the order of their first row; a vector's are all different.</summary>
    public abstract int[] Codes(int rows);
}
