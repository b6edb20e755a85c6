using System.Globalization;
using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Reads a label as the index of one of the model's classes, matched by name where both have names.</summary>
/// <param name="label">The label column: key, number, Boolean or text.</param>
/// <param name="classes">The model's classes; where they are only numbered, a key is taken by its index.</param>
internal sealed class ClassCodes(DataViewSchema.Column label, ModelClasses classes)
{
    /// <summary>The code of a label that is not among the model's classes.</summary>
    public int Foreign => classes.Names.Length;

    /// <summary>The code of a row without a label.</summary>
    public const int Missing = -1;

    /// <summary>A function that gives the code of the row at hand.</summary>
    public Func<int> Of(DataViewRow row)
    {
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = 0; code < classes.Names.Length; code++)
        {
            codeOf.TryAdd(classes.Names[code], code);
        }

        if (label.Type is TextDataViewType)
        {
            return Text(row, codeOf);
        }

        Func<double> number = NumberGetter.Of(row, label);
        if (label.Type is KeyDataViewType)
        {
            int[]? known = classes.AreNamed ? ClassNames.OfKey(label)?.Select(name => codeOf.GetValueOrDefault(name, Foreign)).ToArray() : null;
            return () => number() switch
            {
                double.NaN => Missing,
                var index when known is not null => index < known.Length ? known[(int)index] : Foreign,
                var index => Math.Min((int)index, Foreign),
            };
        }

        bool isFlag = label.Type is BooleanDataViewType;
        return () => number() switch
        {
            double.NaN => Missing,
            var value => codeOf.GetValueOrDefault(isFlag ? (value != 0 ? "True" : "False") : value.ToString("R", CultureInfo.InvariantCulture), Foreign),
        };
    }

    private Func<int> Text(DataViewRow row, Dictionary<string, int> codeOf)
    {
        ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(label);
        var lookup = codeOf.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> cell = default;
        return () =>
        {
            getter(ref cell);
            return cell.IsEmpty ? Missing : lookup.TryGetValue(cell.Span, out int code) ? code : Foreign;
        };
    }
}
