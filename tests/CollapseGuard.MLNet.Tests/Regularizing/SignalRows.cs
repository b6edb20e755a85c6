using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Regularizing;

/// <summary>Rows of standard normal features, the first of which tells the label when there is a signal.</summary>
internal static class SignalRows
{
    public static IDataView View(MLContext context, int rows, int columns = 8, double signal = 2, int seed = 1)
    {
        var random = new Random(seed);
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ => Make()).ToArray(), definition);

        Row Make()
        {
            float[] features = [.. Enumerable.Range(0, columns).Select(_ => (float)Normal())];
            double score = (signal * features[0]) + Normal();
            return new Row { Features = features, Label = score > 0, Number = (float)score + 3, Kind = (uint)(score < -1 ? 0 : score < 1 ? 1 : 2), Count = MathF.Floor((float)Math.Exp(Math.Clamp(score / 2, -3, 2))) };
        }

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    internal sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Number { get; set; }

        public float Count { get; set; }

        [KeyType(3)]
        public uint Kind { get; set; }
    }
}
