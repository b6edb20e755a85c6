using System.Globalization;
using CollapseGuard.Cli.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cli.Models;

/// <summary>Finds for each column of a model's input the columns of the file that it is read from, and how.</summary>
internal sealed class FileColumns(string path, IReadOnlyList<SourceColumn> columns)
{
    /// <summary>How a column of the schema is read; one that is lacking or cannot be read says so when it is asked for.</summary>
    public FileColumn Of(DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => new FileText<ReadOnlyMemory<char>>(column.Name, Cells(column.Name, false), Lacking(column), text => text.AsMemory(), "text"),
        BooleanDataViewType => new FileText<bool>(column.Name, Cells(column.Name, false), Lacking(column), Flag, "true or false (1 or 0)"),
        DateTimeDataViewType => new FileText<DateTime>(column.Name, Cells(column.Name, false), Lacking(column), Date, "a date"),
        NumberDataViewType => Number(column),
        VectorDataViewType { IsKnownSize: true } vector when vector.ItemType == NumberDataViewType.Single => Vector(column, vector.Size),
        _ => new FileUnreadable(column.Name, $"The model asks for column '{column.Name}' of type {column.Type}, which is not read from files; numbers, text, Booleans, dates and vectors of floats are. Check the model in the application instead: mlContext.CollapseGuard().CheckModel(model, data)."),
    };

    private FileColumn Number(DataViewSchema.Column column)
    {
        IReadOnlyList<FileCell> cells = Cells(column.Name, true);
        string? lacking = Lacking(column);
        return Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Single => new FileNumber<float>(column.Name, cells, lacking, v => (float)v),
            TypeCode.Double => new FileNumber<double>(column.Name, cells, lacking, v => v),
            TypeCode.Byte => Whole(v => checked((byte)v)),
            TypeCode.SByte => Whole(v => checked((sbyte)v)),
            TypeCode.Int16 => Whole(v => checked((short)v)),
            TypeCode.UInt16 => Whole(v => checked((ushort)v)),
            TypeCode.Int32 => Whole(v => checked((int)v)),
            TypeCode.UInt32 => Whole(v => checked((uint)v)),
            TypeCode.Int64 => Whole(v => checked((long)v)),
            _ => Whole(v => checked((ulong)v)),
        };

        FileNumber<T> Whole<T>(Func<double, T> convert) => new(column.Name, cells, lacking, value =>
        {
            try
            {
                return convert(value);
            }
            catch (OverflowException)
            {
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"Column '{column.Name}' of '{path}' holds {value}; the model asks for {typeof(T).Name}."));
            }
        });
    }

    // By the names of the slots, or numbered: Features.0, Features.1, …
    private FileVector Vector(DataViewSchema.Column column, int size)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (column.HasSlotNames())
        {
            column.GetSlotNames(ref names);
        }

        string[] slots = [.. names.DenseValues().Select(name => name.ToString())];
        foreach (string[] wanted in new[] { slots, [.. Enumerable.Range(0, size).Select(i => string.Create(CultureInfo.InvariantCulture, $"{column.Name}.{i}"))] })
        {
            FileCell[] cells = [.. wanted.SelectMany(name => Cells(name, true))];
            if (cells.Length == size && wanted.Length == size)
            {
                return new FileVector(column.Name, cells, null);
            }
        }

        return new FileVector(column.Name, [], $"'{path}' has no columns for '{column.Name}', a vector of {size} floats that the model asks for; name them '{column.Name}.0' to '{column.Name}.{size - 1}'{(slots.Length == size && slots[0].Length > 0 ? $", or as its slots are called ('{slots[0]}', …)" : "")}. It has {Columns.ColumnFinder.Names(columns)}.");
    }

    private FileCell[] Cells(string name, bool isNumber) => columns.FirstOrDefault(c => c.Name == name) is { } source ? [new FileCell(source, isNumber)] : [];

    private string? Lacking(DataViewSchema.Column column) => columns.Any(c => c.Name == column.Name)
        ? null
        : $"'{path}' has no column '{column.Name}', which the model asks for ({column.Type}); it has {Columns.ColumnFinder.Names(columns)}.";

    private static bool? Flag(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "t" or "yes" or "y" or "1" or "1.0" => true,
        "false" or "f" or "no" or "n" or "0" or "0.0" => false,
        _ => null,
    };

    private static DateTime? Date(string? text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? date : null;
}
