using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Weights;

/// <summary>Counts the classes of a label and writes a weight for each row, to be named as the trainer's exampleWeightColumnName.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Looks at the data when fitted</term><description>yes, at the label, once</description></item>
/// <item><term>Input column</term><description>Boolean, key, text or number</description></item>
/// <item><term>Output column</term><description>Single; 0 for a row without a label or of a class not seen</description></item>
/// </list>
/// </remarks>
public sealed class ClassWeightEstimator : IEstimator<ClassWeightTransformer>
{
    private readonly MLContext context;
    private readonly string labelColumnName;
    private readonly string outputColumnName;
    private readonly ClassWeighting weighting;

    internal ClassWeightEstimator(MLContext context, string labelColumnName, string outputColumnName, ClassWeighting weighting)
    {
        this.context = context;
        this.labelColumnName = labelColumnName;
        this.outputColumnName = outputColumnName;
        this.weighting = weighting;
    }

    /// <summary>Counts the classes.</summary>
    /// <param name="input">Labelled rows.</param>
    /// <exception cref="ArgumentException">There is no such column, no row has a label, or a class is given no weight.</exception>
    public ClassWeightTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = ColumnSink.Find(input.Schema, labelColumnName, nameof(labelColumnName));
        var classes = new ClassSink(column);
        NumberSink? index = column.Type is KeyDataViewType ? new NumberSink(column) : null;
        ColumnSink[] sinks = index is null ? [classes] : [classes, index];
        ViewPass.Run(input, CancellationToken.None, sinks);

        ClassLabels labels = classes.ToLabels();
        long[] rows = Rows(labels);
        if (rows.Length == 0)
        {
            throw new ArgumentException($"No row has a label in column '{labelColumnName}'; there is nothing to weigh.", nameof(input));
        }

        double[] weights = weighting.Weigh([.. labels.Names.Select((name, c) => (name, rows[c]))]);
        float[] values = [.. weights.Select(weight => (float)weight)];
        object[] keys = index is null
            ? [.. labels.Names.Select(name => WeightLookup.KeyOf(column.Type, name))]
            : WeightLookup.KeysOf(column.Type, labels, index.ToArray());
        ITransformer lookup = WeightLookup.Of(context, column.Type.RawType, keys, values, outputColumnName, labelColumnName).Fit(input);
        return new ClassWeightTransformer(lookup, labelColumnName, [.. labels.Names.Select((name, c) => new ClassWeight(name, rows[c], weights[c]))]);
    }

    /// <summary>The input's columns and the weight.</summary>
    /// <param name="inputSchema">Must have the label.</param>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        SchemaShape.Column label = inputSchema.FirstOrDefault(column => column.Name == labelColumnName);
        return label.Name is null
            ? throw new ArgumentException($"There is no column '{labelColumnName}'; the schema has {string.Join(", ", inputSchema.Select(column => $"'{column.Name}'"))}. Name one of them.", nameof(inputSchema))
            : WeightLookup.ShapeOf(context, inputSchema, label, outputColumnName);
    }

    private static long[] Rows(ClassLabels labels)
    {
        var rows = new long[labels.Names.Length];
        foreach (int code in labels.Codes)
        {
            if (code != ClassLabels.Missing)
            {
                rows[code]++;
            }
        }

        return rows;
    }
}
