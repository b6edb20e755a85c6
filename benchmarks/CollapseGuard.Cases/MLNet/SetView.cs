using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>Sets and answers as ML.NET reads them: the label a bool, or a key where there are more than two classes.</summary>
/// <remarks>LoadFromEnumerable takes a number for the key one above it: class 0 is 0 here and the first key there.</remarks>
internal static class SetView
{
    public static IDataView Of(MLContext context, TableSet set)
    {
        SchemaDefinition schema = Schema(set, withFeatures: true);
        foreach (string absent in (string[])["Score", "Probability", "Scores", "PredictedLabel", "PredictedClass"])
        {
            schema.Remove(schema[absent]);
        }

        return context.Data.LoadFromEnumerable(Rows(set), schema);
    }

    public static IDataView Of(MLContext context, HeldOut answers, bool withFeatures)
    {
        TableSet set = answers.Set;
        SchemaDefinition schema = Schema(set, withFeatures);
        schema.Remove(schema["Row"]);
        schema.Remove(schema[set.IsBinary ? "Scores" : "Score"]);
        schema.Remove(schema[set.IsBinary ? "PredictedClass" : "PredictedLabel"]);
        if (answers.Probabilities is null)
        {
            schema.Remove(schema["Probability"]);
        }

        if (!set.IsBinary)
        {
            Rename(schema, "Scores", "Score", new VectorDataViewType(NumberDataViewType.Single, set.Classes.Length));
            Rename(schema, "PredictedClass", "PredictedLabel", new KeyDataViewType(typeof(uint), set.Classes.Length));
        }

        Item[] rows = Rows(set);
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row].Features = answers.Inputs[row];
            (rows[row].Score, rows[row].Scores) = (answers.Scores[row][0], answers.Scores[row]);
            rows[row].Probability = answers.Probabilities?[row] ?? 0;
            (rows[row].PredictedLabel, rows[row].PredictedClass) = (answers.Decided[row] == 1, (uint)answers.Decided[row]);
        }

        return context.Data.LoadFromEnumerable(rows, schema);
    }

    private static SchemaDefinition Schema(TableSet set, bool withFeatures)
    {
        var schema = SchemaDefinition.Create(typeof(Item));
        schema.Remove(schema[set.IsBinary ? "Class" : "Label"]);
        if (!set.IsBinary)
        {
            Rename(schema, "Class", "Label", new KeyDataViewType(typeof(uint), set.Classes.Length));
        }

        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, set.Columns);
        if (!withFeatures)
        {
            schema.Remove(schema["Features"]);
        }

        return schema;
    }

    private static void Rename(SchemaDefinition schema, string member, string column, DataViewType type) =>
        (schema[member].ColumnType, schema[member].ColumnName) = (type, column);

    private static Item[] Rows(TableSet set) =>
    [
        .. Enumerable.Range(0, set.Count).Select(row => new Item
        {
            Row = row,
            Features = set.Features[row],
            Label = set.Labels[row] == 1,
            Class = (uint)set.Labels[row],
        }),
    ];

    private sealed class Item
    {
        public int Row { get; set; }

        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public uint Class { get; set; }

        public float Score { get; set; }

        public float[] Scores { get; set; } = [];

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }

        public uint PredictedClass { get; set; }
    }
}
