using CollapseGuard.MLNet.Resampling;
using CollapseGuard.MLNet.Tests.Resampling;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Guides;

/// <summary>The code of docs/guides/mlnet-resampling.md, run as it is shown.</summary>
public class ResamplingGuide
{
    private readonly IDataView customers;
    private readonly MLContext ml = new(seed: 1);

    public ResamplingGuide() => customers = SampleRows.View(ml, SampleRows.Make(400));

    [Fact]
    public void Around_a_trainer()
    {
        // <sample>
        CollapseGuardCatalog collapse = ml.CollapseGuard();
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression();

        var pipeline = ml.Transforms.NormalizeMeanVariance("Features", fixZero: false)
            .Append(collapse.Resample(trainer, new Smote { Seed = 1, Strategy = SamplingStrategy.Ratio(0.5) }));

        var folds = ml.BinaryClassification.CrossValidate(customers, pipeline);   // fitted on resampled rows, tested on rows as they are
        // </sample>

        Assert.Equal(400, folds.Sum(fold => SampleRows.Count(fold.ScoredHoldOutSet)));
    }

    [Fact]
    public void As_a_step()
    {
        CollapseGuardCatalog collapse = ml.CollapseGuard();
        var told = new List<string>();

        // <sample>
        ml.Log += (_, e) => { if (e.Source.Contains("CollapseGuard")) { told.Add(e.Message); } };

        var pipeline = ml.Transforms.NormalizeMeanVariance("Features", fixZero: false)
            .Append(collapse.Oversample(new Smote { Seed = 1 }))
            .Append(collapse.Undersample(new TomekLinks()))
            .AppendCacheCheckpoint(ml)
            .Append(ml.BinaryClassification.Trainers.AveragedPerceptron());

        var model = pipeline.Fit(customers);   // told: Smote by column 'Label': 400 rows -> 720; 'false' 360 -> 360, 'true' 40 -> 360.
        // </sample>

        Assert.Contains(told, message => message.EndsWith("Smote by column 'Label': 400 rows -> 720; 'false' 360 -> 360, 'true' 40 -> 360.", StringComparison.Ordinal));
        Assert.Equal(400, SampleRows.Count(model.Transform(customers)));
    }

    [Fact]
    public void Mixed_columns()
    {
        CollapseGuardCatalog collapse = ml.CollapseGuard();

        // <sample>
        var pipeline = collapse.Oversample(new SmoteNC { Seed = 1 }, featureColumnNames: ["Age", "Visits", "Plan", "Member"])
            .Append(ml.Transforms.Conversion.ConvertType([new InputOutputColumnPair("VisitsNumber", "Visits"), new("MemberNumber", "Member")]))
            .Append(ml.Transforms.Categorical.OneHotEncoding("PlanCoded", "Plan"))
            .Append(ml.Transforms.Concatenate("Inputs", "Age", "VisitsNumber", "MemberNumber", "PlanCoded"))
            .Append(ml.BinaryClassification.Trainers.FastTree(featureColumnName: "Inputs"));
        // </sample>

        Assert.Equal(400, SampleRows.Count(pipeline.Fit(customers).Transform(customers)));
    }

    [Fact]
    public void One_against_all()
    {
        CollapseGuardCatalog collapse = ml.CollapseGuard();

        // <sample>
        var perceptron = ml.BinaryClassification.Trainers.AveragedPerceptron(labelColumnName: "Kind");

        var pipeline = ml.Transforms.Conversion.MapValueToKey("Kind")
            .Append(ml.MulticlassClassification.Trainers.OneVersusAll(
                collapse.Resample(perceptron, new RandomUnderSampler { Seed = 1 }, labelColumnName: "Kind"), labelColumnName: "Kind"));
        // </sample>

        Assert.Equal(400, SampleRows.Count(pipeline.Fit(customers).Transform(customers)));
    }

    [Fact]
    public void Regression_by_bands()
    {
        CollapseGuardCatalog collapse = ml.CollapseGuard();
        IReadOnlyList<ClassOutcome>? bands = null;

        // <sample>
        var byBand = new ResamplingOptions { ClassColumnName = "Band", OnResampled = outcomes => bands = outcomes };

        var pipeline = ml.Transforms.Expression("Band", "y => y > 4.5f ? 1 : 0", "Number")
            .Append(collapse.Resample(ml.Regression.Trainers.LbfgsPoissonRegression("Number"), new Smote { Seed = 1 }, labelColumnName: "Number", options: byBand));
        // </sample>

        Assert.Equal(400, SampleRows.Count(pipeline.Fit(customers).Transform(customers)));
        Assert.Equal(bands![0].After, bands[1].After);
        Assert.NotEqual(bands[0].Before, bands[1].Before);
    }
}
