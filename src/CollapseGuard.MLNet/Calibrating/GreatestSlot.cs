using CollapseGuard.MLNet.Checks.Memory;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Calibrating;

/// <summary>The class whose slot is greatest, as a step of ML.NET's own, which has none for it. Immutable.</summary>
/// <remarks>
/// A multinomial logistic regression of the unit vectors on their classes. By symmetry its weights are one number on the diagonal and a lesser one beside it, and its biases are alike:
/// it ranks the slots as they are. What the fit leaves of asymmetry is measured, and bounds how near two slots must be to be taken for each other.
/// </remarks>
/// <param name="context">Where steps are made.</param>
/// <param name="slots">A vector of floats, none below 0, with sum 1.</param>
/// <param name="decision">A key of as many values; its names are taken over.</param>
internal sealed class GreatestSlot(MLContext context, string slots, DataViewSchema.Column decision) : IEstimator<ITransformer>
{
    /// <summary>Two slots nearer than this may be taken for each other. Seen: below 3e-6 for 2 to 50 classes.</summary>
    private const double Tolerance = 1e-4;

    private const string Label = "Class";

    public ITransformer Fit(IDataView input)
    {
        int count = ((VectorDataViewType)input.Schema[slots].Type).Size;
        var model = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            FeatureColumnName = slots, LabelColumnName = Label, L1Regularization = 0, L2Regularization = 1, NumberOfThreads = 1,
        }).Fit(UnitVectors(count));
        double blur = Blur(model.Model, count);
        return blur <= Tolerance
            ? model
            : throw new InvalidOperationException($"Slots nearer than {blur:G2} would be taken for each other; at most {Tolerance} is required. {count} classes are too many for this step: leave the decision to a program that reads the scores.");
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

    private MemoryView UnitVectors(int count)
    {
        var names = new DataViewSchema.Annotations.Builder();
        names.Add(decision.Annotations, kind => kind == "KeyValues");
        var columns = new DataViewSchema.Builder();
        columns.AddColumn(Label, new KeyDataViewType(typeof(uint), count), names.ToAnnotations());
        columns.AddColumn(slots, new VectorDataViewType(NumberDataViewType.Single, count));
        return new MemoryView(columns.ToSchema(), count,
        [
            new ColumnSource<uint>(row => (uint)row + 1), // 0 is a missing key
            new ColumnSource<VBuffer<float>>(row => new VBuffer<float>(count, 1, [1], [row])),
        ]);
    }

    /// <summary>The least difference of two slots that is sure to be seen: what weights and biases are apart by, over the gain of a slot's own weight.</summary>
    private static double Blur(MaximumEntropyModelParameters model, int count)
    {
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int _);
        float[][] dense = [.. weights.Select(w => w.DenseValues().ToArray())];
        float[] own = [.. Enumerable.Range(0, count).Select(c => dense[c][c])];
        float[] others = [.. dense.SelectMany((w, c) => w.Where((_, slot) => slot != c))], biases = [.. model.GetBiases()];
        double gain = own.Min() - others.Max();
        return gain > 0 ? (own.Max() - own.Min() + others.Max() - others.Min() + biases.Max() - biases.Min()) / gain : double.PositiveInfinity;
    }
}
