using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Augmenting;

/// <summary>A label column: classes (Boolean, key, text) or targets (other numbers), as numbers to augment and as values of its own type again.</summary>
internal sealed class LabelColumn
{
    private readonly ClassSink? classSink;
    private readonly NumberSink? numberSink;
    private float[] numberOfClass = [];

    private LabelColumn(DataViewSchema.Column column)
    {
        Column = column;
        bool isText = column.Type is TextDataViewType, isTarget = column.Type is NumberDataViewType;
        if (!isText && !NumberGetter.Reads(column.Type))
        {
            throw new ArgumentException($"Label column '{column.Name}' has type {column.Type}; a Boolean, a key, text or a number is required. Convert it with Transforms.Conversion first.", nameof(column));
        }

        classSink = isTarget ? null : new ClassSink(column);
        numberSink = isText ? null : new NumberSink(column);
    }

    public DataViewSchema.Column Column { get; }

    /// <summary>What reads the column.</summary>
    public IEnumerable<ColumnSink> Sinks => new ColumnSink?[] { classSink, numberSink }.OfType<ColumnSink>();

    /// <summary>The class of each row; null where labels are targets.</summary>
    public ClassLabels? Classes { get; private set; }

    /// <summary>The target of each row; null where labels are classes.</summary>
    public float[]? Targets { get; private set; }

    public static LabelColumn Of(DataViewSchema.Column column) => new(column);

    /// <summary>Takes what was read.</summary>
    public void Close()
    {
        float[]? numbers = numberSink?.ToArray();
        if (classSink is null)
        {
            Targets = numbers;
            return;
        }

        Classes = classSink.ToLabels();
        numberOfClass = new float[Classes.Names.Length];
        for (int row = 0; numbers is not null && row < numbers.Length; row++)
        {
            if (Classes.Codes[row] != ClassLabels.Missing)
            {
                numberOfClass[Classes.Codes[row]] = numbers[row];
            }
        }
    }

    /// <summary>Whether a row has a label.</summary>
    public bool IsPresent(int row) => Classes is { } classes ? classes.Codes[row] != ClassLabels.Missing : !float.IsNaN(Targets![row]);

    /// <summary>A <see cref="SyntheticValue{T}"/> of the column's type that gives the class of added rows.</summary>
    public Delegate Values(int[] codes) => Column.Type switch
    {
        TextDataViewType => new SyntheticValue<ReadOnlyMemory<char>>((int row, ref ReadOnlyMemory<char> value) => value = Classes!.Names[codes[row]].AsMemory()),
        BooleanDataViewType => new SyntheticValue<bool>((int row, ref bool value) => value = numberOfClass[codes[row]] != 0),

        // ML.NET stores a key as its index + 1.
        _ => NumberRows.Values(Column.Type, row => numberOfClass[codes[row]] + 1),
    };

    /// <summary>A <see cref="SyntheticValue{T}"/> of the column's type that gives the target of added rows.</summary>
    public Delegate Values(float[] targets) => NumberRows.Values(Column.Type, row => targets[row]);
}
