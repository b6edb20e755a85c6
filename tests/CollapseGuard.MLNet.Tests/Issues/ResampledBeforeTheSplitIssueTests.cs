using CollapseGuard.MLNet.Tests.Resampling;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>
/// dotnet/machinelearning #4028 ("Upsampling with IDataView"): rows should be repeated after the split, among training rows only, or identical
/// rows stand on both sides and pump up the scores; but ML.NET has no such transformer, and a view cannot be changed.
/// </summary>
public class ResampledBeforeTheSplitIssueTests
{
    private static readonly MLContext Context = new(seed: 1);

    // Features that say nothing of the label: whatever a model scores beyond chance, it remembers.
    private static readonly SampleRow[] Rows = Noise(400);
    private static readonly IDataView Data = SampleRows.View(Context, Rows);

    [Fact]
    public void Resampled_before_the_split_memory_looks_like_skill()
    {
        IDataView resampled = ResampledViewTests.Resample(Data, new RandomOverSampler { Seed = 1 });
        DataOperationsCatalog.TrainTestData split = Context.Data.TrainTestSplit(resampled, 0.25, seed: 2);

        float[] trained = [.. split.TrainSet.GetColumn<float>("Id")];
        float[] tested = [.. split.TestSet.GetColumn<float>("Id")];

        Assert.True(tested.Intersect(trained).Count() > 20, "Rows of one origin should stand on both sides.");
        Assert.True(Auc(Trees().Fit(split.TrainSet), split.TestSet) > 0.9);
    }

    [Fact]
    public void Resampled_within_the_pipeline_it_does_not()
    {
        DataOperationsCatalog.TrainTestData split = Context.Data.TrainTestSplit(Data, 0.25, seed: 2);
        var pipeline = Context.CollapseGuard().Oversample(new RandomOverSampler { Seed = 1 }).Append(Trees());

        var model = pipeline.Fit(split.TrainSet);

        Assert.Empty(split.TestSet.GetColumn<float>("Id").Intersect(split.TrainSet.GetColumn<float>("Id")));
        Assert.InRange(Auc(model, split.TestSet), 0.25, 0.75);
    }

    [Fact]
    public void The_check_of_data_notices_the_copies_and_is_silent_without()
    {
        SampleRow[] copied = ResampledViewTests.Read(ResampledViewTests.Resample(Data, new RandomOverSampler { Seed = 1 }));

        Assert.Contains(Collapse.CheckData(Table(copied), "Label").Findings, finding => finding.Detector.Id == "CG3008");
        Assert.DoesNotContain(Collapse.CheckData(Table(Rows), "Label").Findings, finding => finding.Detector.Id == "CG3008");
    }

    private static EstimatorChain<ITransformer> Trees() =>
        new EstimatorChain<ITransformer>().Append<ITransformer>(Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 50, minimumExampleCountPerLeaf: 1).Any());

    private static double Auc(ITransformer model, IDataView rows) => Context.BinaryClassification.Evaluate(model.Transform(rows)).AreaUnderRocCurve;

    private static FeatureTable Table(SampleRow[] rows) => FeatureTable.FromColumns(
        [.. Enumerable.Range(0, 4).Select(slot => new NumericColumn($"x{slot}", rows.Select(row => row.Features[slot]).ToArray())),
        CategoricalColumn.FromText("Label", rows.Select(row => row.Label ? "yes" : "no"))]);

    private static SampleRow[] Noise(int count)
    {
        var random = new Random(11);
        SampleRow[] rows = SampleRows.Make(count);
        foreach (SampleRow row in rows)
        {
            row.Features = [random.NextSingle(), random.NextSingle(), random.NextSingle(), random.NextSingle()];
        }

        return rows;
    }
}
