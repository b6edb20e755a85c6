using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>Builds fitted transforms out of ML.NET's own, so that saved models load where this library is not.</summary>
/// <remarks>
/// An affine map is ML.NET's min-max normalizer fitted on two rows: what becomes 0, and what becomes 1. ML.NET has no logarithm for single slots;
/// its expression transform treats all slots of a vector alike. Where some slots of a vector are logged and others are not, all take
/// sign(z) ln(1 + |z|) in double, the others on numbers 2^26 times too small, where it is the identity: off by |y|²/2^27 for a result y.
/// </remarks>
internal sealed class FittedSteps(MLContext context, DataViewType type)
{
    private const string LogOfOnePlus = "x : single(sign(x) * log(1d + abs(double(x))))";
    private const double IdentityRange = 1 << 26;

    /// <summary>The steps that do to each slot what was found for it.</summary>
    /// <param name="output">Name of the result.</param>
    /// <param name="input">Name of the column.</param>
    /// <param name="slots">One entry a slot, in order.</param>
    public IEnumerable<ITransformer> Of(string output, string input, IReadOnlyList<SlotNormalization> slots)
    {
        if (slots.All(s => s.LogUnit is null))
        {
            yield return Affine(output, input, [.. slots.Select(s => AffineMap.Of(s.Offset, s.Scale))]);
            yield break;
        }

        AffineMap[] before = [.. slots.Select(s => s.LogUnit is { } unit ? AffineMap.Of(0, unit) : AffineMap.Of(s.Offset, s.Scale * IdentityRange))];
        yield return Affine(output, input, before);
        yield return context.Transforms.Expression(output, LogOfOnePlus, output).Fit(Rows(output, [0]));
        yield return Affine(output, output, [.. slots.Select((s, i) => s.LogUnit is null ? AffineMap.Of(0, s.Scale / before[i].Scale) : AffineMap.Of(s.Offset, s.Scale))]);
    }

    /// <summary>One affine map a slot.</summary>
    public NormalizingTransformer Affine(string output, string input, AffineMap[] maps)
    {
        // Only without any shift does ML.NET keep sparse vectors sparse, and it has a flag for it.
        bool isDivisionOnly = maps.All(m => m.Zero == 0);
        IDataView rows = Rows(input, [.. maps.Select(m => m.Zero)], [.. maps.Select(m => m.One)]);
        return context.Transforms.NormalizeMinMax(output, input, fixZero: isDivisionOnly).Fit(rows);
    }

    private IDataView Rows(string name, params float[][] rows)
    {
        if (type is not VectorDataViewType vector)
        {
            SchemaDefinition scalar = SchemaDefinition.Create(typeof(ScalarRow));
            scalar[nameof(ScalarRow.Value)].ColumnName = name;
            return context.Data.LoadFromEnumerable(rows.Select(row => new ScalarRow { Value = row[0] }), scalar);
        }

        SchemaDefinition definition = SchemaDefinition.Create(typeof(VectorRow));
        SchemaDefinition.Column column = definition[nameof(VectorRow.Values)];
        column.ColumnType = vector;
        column.ColumnName = name;
        return context.Data.LoadFromEnumerable(rows.Select(row => new VectorRow { Values = new VBuffer<float>(vector.Size, row.Length == vector.Size ? row : new float[vector.Size]) }), definition);
    }

    private sealed class ScalarRow
    {
        public float Value { get; set; }
    }

    private sealed class VectorRow
    {
        public VBuffer<float> Values { get; set; }
    }
}
