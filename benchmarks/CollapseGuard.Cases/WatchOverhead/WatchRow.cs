using Microsoft.ML.Data;

namespace CollapseGuard.Cases.WatchOverhead;

/// <summary>A row of a binary table that a linear model learns in part.</summary>
internal sealed class WatchRow
{
    public bool Label { get; set; }

    public float[] Features { get; set; } = [];

    public static WatchRow[] Make(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            float[] features = [.. Enumerable.Range(0, columns).Select(_ => random.NextSingle() - .5f)];
            return new WatchRow { Features = features, Label = features[0] + (features[1] * features[2]) + (.5f * (random.NextSingle() - .5f)) > 0 };
        })];
    }

    public static SchemaDefinition Schema(int columns)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(WatchRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return schema;
    }
}
