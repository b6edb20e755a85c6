using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>Rows that cannot be resampled, and what is said of them.</summary>
public class RowRequirementTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Missing_features_are_named_by_column_slot_and_count()
    {
        SampleRow[] rows = SampleRows.Make(100);
        rows[4].Features[2] = float.NaN;
        rows[9].Features[2] = float.PositiveInfinity;
        IDataView data = SampleRows.View(Context, rows);

        ResamplingException error = Refused(data, new Smote());

        Assert.Equal(ResamplingProblem.MissingValues, error.Problem);
        Assert.StartsWith("2 of 100 rows hold NaN or infinite features, the first is row 4; most are in column 'Features' slot 2 ('Features.2'): 2 rows. Smote measures distances", error.Message);
        Assert.Equal(180, SampleRows.Count(ResampledViewTests.Resample(data, new RandomOverSampler())));
    }

    [Fact]
    public void Rows_without_a_label_are_refused_where_distances_count_and_left_alone_elsewhere()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new NumberLabel { Label = i == 7 ? float.NaN : i % 6 == 0 ? 1 : 0, Features = [i, 1] }));

        Assert.StartsWith("Column 'Label' is missing in 1 of 60 rows, the first is row 7; Smote measures distances between classes", Refused(data, new Smote()).Message);
        float[] labels = [.. ResampledViewTests.Resample(data, new RandomOverSampler()).GetColumn<float>("Label")];
        Assert.Equal((49, 49, 1), (labels.Count(label => label == 0), labels.Count(label => label == 1), labels.Count(float.IsNaN)));
    }

    [Fact]
    public void A_target_with_fractions_has_no_classes()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new NumberLabel { Label = i / 4f, Features = [i, 1] }));

        Assert.StartsWith("Column 'Label' has 60 different numbers, 0.25 among them in row 1; a number with a fraction is no class. Name a column of classes with ResamplingOptions.ClassColumnName", Refused(data, new RandomUnderSampler()).Message);
    }

    [Fact]
    public void A_sampler_says_which_columns_it_cannot_use()
    {
        IDataView data = SampleRows.View(Context, SampleRows.Make(100));

        Assert.StartsWith("Feature column 'Plan' has type String, a category; Smote calculates with numbers. SmoteNC takes numbers and categories together", Refused(data, new Smote(), "Age", "Plan").Message);
        Assert.StartsWith("No feature column is a category; SmoteNC needs one", Refused(data, new SmoteNC()).Message);
        Assert.StartsWith("All feature columns are categories; SmoteNC needs a numeric one", Refused(data, new SmoteNC(), "Plan").Message);
        Assert.StartsWith("Feature column 'Age' has type Single, a number; SmoteN takes categories only", Refused(data, new SmoteN(), "Age", "Plan").Message);
    }

    [Fact]
    public void What_the_sampler_says_is_said_with_the_column()
    {
        ResamplingException error = Refused(SampleRows.View(Context, SampleRows.Make(40)), new Smote { KNeighbors = 5 });

        Assert.Equal(ResamplingProblem.TooFewRows, error.Problem);
        Assert.StartsWith("Resampling by column 'Label': class 'true' has 4 rows", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_bad_weight_is_named()
    {
        SampleRow[] rows = SampleRows.Make(100);
        rows[12].Weight = -1;

        ResamplingException error = Assert.Throws<ResamplingException>(() => ResampledViewTests.Resample(SampleRows.View(Context, rows), new Smote(), weight: "Weight"));

        Assert.Equal("Weight column 'Weight' holds -1 in row 12; weights must be finite and at least 0.", error.Message);
    }

    [Fact]
    public void Columns_must_be_there_and_have_one_role()
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        IDataView data = SampleRows.View(Context, SampleRows.Make(100));
        var trainer = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

        Assert.Contains("There is no column 'Churned'", Assert.Throws<ArgumentException>(() => collapse.Resample(trainer, new Smote(), "Churned").Fit(data)).Message);
        Assert.Contains("There is no column 'Churned'", Assert.Throws<ArgumentException>(() => collapse.Oversample(new Smote(), "Churned").Append(trainer).Fit(data)).Message);
        Assert.Contains("Column 'Label' is named twice, among the features and as label", Assert.Throws<ArgumentException>(() => collapse.Oversample(new Smote(), ["Age", "Label"])).Message);
    }

    private static ResamplingException Refused(IDataView data, Sampler sampler, params string[] features) =>
        Assert.Throws<ResamplingException>(() => ResampledViewTests.Resample(data, sampler, features: features));

    private sealed class NumberLabel
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
