using CollapseGuard.MLNet.Normalizing;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Normalizing;

/// <summary>Missing numbers, sparse vectors, schemas, saved models, refusals.</summary>
public class NormalizeInPipelinesTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Missing_stays_missing_and_says_so()
    {
        IDataView view = FeatureRows.View(Context, [1, float.NaN], [float.NaN, float.NaN], [3, float.NaN]);

        NormalizeTransformer fitted = Context.CollapseGuard().Normalize().Fit(view);
        float[][] scaled = FeatureRows.Vectors(fitted.Transform(view));

        Assert.Equal([0, float.NaN, 1], scaled.Select(row => row[0]));
        Assert.All(scaled, row => Assert.Equal(float.NaN, row[1]));
        Assert.Equal(NormalizationIssues.Missing, fitted.Slots[0].Issues);
        Assert.Equal(NormalizationIssues.Missing | NormalizationIssues.Empty, fitted.Slots[1].Issues);
    }

    [Fact]
    public void Sparse_vectors_stay_sparse_when_asked_and_are_centred_otherwise()
    {
        VBuffer<float>[] rows = [.. Enumerable.Range(0, 40).Select(i => new VBuffer<float>(100, 2, [2000f + (i % 5), 1 + (i % 3)], [0, 1 + (i % 99)]))];
        IDataView view = FeatureRows.View(Context, rows, []);

        NormalizeTransformer dense = Context.CollapseGuard().Normalize(options: new NormalizeOptions { Method = NormalizationMethod.Standardize }).Fit(view);
        NormalizeTransformer sparse = Context.CollapseGuard().Normalize(options: new NormalizeOptions { KeepSparse = true, Method = NormalizationMethod.Standardize }).Fit(FeatureRows.View(Context, [.. rows.Select(r => new VBuffer<float>(100, 1, [r.GetValues()[1]], [r.GetIndices()[1]]))], []));

        Assert.Equal(-dense.Slots[1].Offset / dense.Slots[1].Scale, FeatureRows.Vectors(dense.Transform(view))[1][1], 1e-6);
        Assert.NotEqual(0, dense.Slots[1].Offset);
        Assert.All(sparse.Transform(view).GetColumn<VBuffer<float>>("Features"), row => Assert.False(row.IsDense));
        Assert.EndsWith("zeros stay zeros.", sparse.Slots[1].Reason);
        Assert.Equal(0, sparse.Slots[1].Offset);

        // A slot that never is 0 can be centred without touching a zero: the year does not stay at 1.0 +- 0.001.
        NormalizeTransformer year = Context.CollapseGuard().Normalize(options: new NormalizeOptions { KeepSparse = true }).Fit(view);
        Assert.Equal(2002, year.Slots[0].Offset);
        Assert.All(year.Slots.Skip(1), slot => Assert.Equal(0, slot.Offset));
    }

    [Fact]
    public void Zeros_that_a_sparse_vector_leaves_out_count()
    {
        VBuffer<float>[] sparse = [new(2, 0, [], []), new(2, 1, [4], [0]), new(2, [8f, 1f]), new(2, 0, [], [])];
        IDataView view = FeatureRows.View(Context, sparse, []);

        SlotNormalization slot = Context.CollapseGuard().Normalize(options: new NormalizeOptions { Method = NormalizationMethod.Standardize }).Fit(view).Slots[0];

        // 0, 4, 8, 0: mean 3, variance (9 + 1 + 25 + 9)/4 = 11.
        Assert.Equal(3, slot.Offset);
        Assert.Equal(Math.Sqrt(11), slot.Scale, 1e-6);
    }

    [Fact]
    public void A_saved_model_loads_without_us_and_answers_the_same()
    {
        IDataView view = NormalizeTests.Mixed();
        var pipeline = Context.Transforms.CopyColumns("Copy", "Label").Append(Context.CollapseGuard().Normalize("Features"));
        var model = pipeline.Fit(view);

        (ITransformer loaded, bool namesOurs) = FeatureRows.Reload(Context, model, view.Schema);

        Assert.False(namesOurs);
        Assert.Equal(FeatureRows.Vectors(model.Transform(view)), FeatureRows.Vectors(loaded.Transform(view)));
    }

    [Fact]
    public void Slot_names_and_schema_pass()
    {
        IDataView view = Context.Transforms.Concatenate("Two", "X", "Label").Fit(NormalizeTests.Mixed()).Transform(NormalizeTests.Mixed());
        var step = Context.CollapseGuard().Normalize("Scaled", "Two");

        NormalizeTransformer fitted = step.Fit(view);
        VBuffer<ReadOnlyMemory<char>> names = default;
        fitted.GetOutputSchema(view.Schema)["Scaled"].GetSlotNames(ref names);

        Assert.Equal(["X", "Label"], names.DenseValues().Select(name => name.ToString()));
        Assert.Equal(["X", "Label"], fitted.Slots.Select(slot => slot.Name));
        Assert.True(fitted.IsRowToRowMapper);
        Assert.Equal(view.Schema.Count + 1, fitted.Transform(view).Schema.Select(c => c.Name).Distinct().Count());
    }

    [Fact]
    public void What_cannot_be_normalized_is_refused_by_name()
    {
        IDataView view = FeatureRows.View(Context, [1], [float.PositiveInfinity]);
        CollapseGuardCatalog collapse = Context.CollapseGuard();

        Assert.Contains("There is no column 'Feature'; the view has 'Features', 'X'", Assert.Throws<ArgumentException>(() => collapse.Normalize("Feature").Fit(view)).Message);
        Assert.Contains("Slot 'Features.0' of column 'Features' is infinite in 1 rows", Assert.Throws<ArgumentException>(() => collapse.Normalize().Fit(view)).Message);
        Assert.Contains("'IsHigh' has type Boolean; a float (Single)", Assert.Throws<ArgumentException>(() => collapse.Normalize("IsHigh").Fit(view)).Message);
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => collapse.Normalize().Fit(Context.Data.FilterRowsByColumn(view, "X", 5, 6))).Message);
        Assert.Contains("at least one column", Assert.Throws<ArgumentException>(() => collapse.Normalize([])).Message);
        Assert.Contains("'B' is both a result and the source", Assert.Throws<ArgumentException>(() => collapse.Normalize([new("B", "A"), new("C", "B")])).Message);
    }
}
