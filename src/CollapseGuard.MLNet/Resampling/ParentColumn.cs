using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>The values of one column in the rows that extras are made of.</summary>
internal abstract class ParentColumn
{
    /// <summary>What keeps the value of the row at hand as that of a parent.</summary>
    public abstract Action<int> Keeper(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A column of any type.</summary>
    public static ParentColumn Of(DataViewType type, int parents)
    {
        Type raw = type.RawType;
        Type kind = type is VectorDataViewType vector ? typeof(ParentVectors<>).MakeGenericType(vector.ItemType.RawType)
            : raw == typeof(ReadOnlyMemory<char>) ? typeof(ParentTexts)
            : typeof(ParentScalars<>).MakeGenericType(raw);
        return (ParentColumn)Activator.CreateInstance(kind, parents)!;
    }
}

/// <summary>The same with the type of the values.</summary>
internal abstract class ParentColumn<T>(int parents) : ParentColumn
{
    protected T[] Values { get; } = new T[parents];

    /// <summary>Gives the value of a parent; what is given belongs to the caller.</summary>
    public virtual void Read(int parent, ref T value) => value = Values[parent];

    public sealed override Action<int> Keeper(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        return parent => Keep(getter, parent);
    }

    protected virtual void Keep(ValueGetter<T> getter, int parent) => getter(ref Values[parent]);
}

/// <summary>Values that are copied by assignment.</summary>
internal sealed class ParentScalars<T>(int parents) : ParentColumn<T>(parents);

/// <summary>Vectors, whose memory the reader may write to.</summary>
internal sealed class ParentVectors<T>(int parents) : ParentColumn<VBuffer<T>>(parents)
{
    public override void Read(int parent, ref VBuffer<T> value) => Values[parent].CopyTo(ref value);
}

/// <summary>Texts, cut out of the lines they were read from.</summary>
internal sealed class ParentTexts(int parents) : ParentColumn<ReadOnlyMemory<char>>(parents)
{
    protected override void Keep(ValueGetter<ReadOnlyMemory<char>> getter, int parent)
    {
        getter(ref Values[parent]);
        Values[parent] = Values[parent].ToString().AsMemory();
    }
}
