using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cli.Models;

/// <summary>A vector of floats, from a column of numbers a slot.</summary>
internal sealed record FileVector(string Name, IReadOnlyList<FileCell> Cells, string? Lacking) : FileColumn(Name, Cells, Lacking)
{
    public override Delegate Getter(FileCursor cursor, int first) => new ValueGetter<VBuffer<float>>((ref VBuffer<float> value) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, Cells.Count);
        for (int slot = 0; slot < Cells.Count; slot++)
        {
            editor.Values[slot] = (float)cursor.Number(first + slot);
        }

        value = editor.Commit();
    });
}

/// <summary>A column of a type that no file holds: it is in the model's schema, and only matters if the model asks for it.</summary>
internal sealed record FileUnreadable(string Name, string Lacking) : FileColumn(Name, [], Lacking)
{
    public override Delegate Getter(FileCursor cursor, int first) => throw new InputException(Lacking!);
}
