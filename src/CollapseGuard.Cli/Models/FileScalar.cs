using Microsoft.ML;

namespace CollapseGuard.Cli.Models;

/// <summary>A number, from one column of numbers.</summary>
/// <typeparam name="T">The model's type.</typeparam>
internal sealed record FileNumber<T>(string Name, IReadOnlyList<FileCell> Cells, string? Lacking, Func<double, T> Convert) : FileColumn(Name, Cells, Lacking)
{
    public override Delegate Getter(FileCursor cursor, int first) => new ValueGetter<T>((ref T value) =>
    {
        double number = cursor.Number(first);
        value = double.IsNaN(number) && typeof(T) != typeof(float) && typeof(T) != typeof(double)
            ? throw new InputException($"Column '{Cells[0].Source.Name}' has no number in row {cursor.Position + 1}; the model asks for {typeof(T).Name}, which cannot be missing.")
            : Convert(number);
    });
}

/// <summary>Text and what is read from text: a Boolean, a key, a date.</summary>
/// <typeparam name="T">The model's type.</typeparam>
internal sealed record FileText<T>(string Name, IReadOnlyList<FileCell> Cells, string? Lacking, Func<string?, T?> Convert, string Wanted) : FileColumn(Name, Cells, Lacking)
    where T : struct
{
    public override Delegate Getter(FileCursor cursor, int first) => new ValueGetter<T>((ref T value) =>
    {
        string? text = cursor.Text(first);
        value = Convert(text) ?? throw new InputException($"Column '{Cells[0].Source.Name}' holds '{text}' in row {cursor.Position + 1}; the model asks for {Wanted}.");
    });
}
