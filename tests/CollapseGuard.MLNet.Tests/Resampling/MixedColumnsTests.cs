using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>Numbers and categories in columns of their own, before they are encoded.</summary>
public class MixedColumnsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly SampleRow[] Rows = SampleRows.Make(300);

    [Fact]
    public void Synthetic_rows_carry_categories_that_occur_and_whole_numbers_stay_whole()
    {
        IDataView data = Context.Transforms.Conversion.MapValueToKey("Key", "Plan").Fit(SampleRows.View(Context, Rows)).Transform(SampleRows.View(Context, Rows));

        var view = ResampledViewTests.Resample(data, new SmoteNC { Seed = 1 }, features: ["Age", "Visits", "Plan", "Member", "Key"]);

        SampleRow[] all = ResampledViewTests.Read(view);
        SampleRow[] synthetic = [.. all.Where(row => row.Age != Rows[(int)row.Id].Age)];
        Assert.Equal(540, all.Length);
        Assert.InRange(synthetic.Length, 235, 240);
        Assert.All(synthetic, row => Assert.Contains(row.Plan, new[] { "basic", "gold" }));
        Assert.Contains(synthetic, row => row.Plan != Rows[(int)row.Id].Plan);
        Assert.Contains(synthetic, row => row.Member != Rows[(int)row.Id].Member);
        Assert.Contains(synthetic, row => row.Visits != Rows[(int)row.Id].Visits);
        Assert.All(synthetic, row => Assert.InRange(row.Visits, Rows.Where(r => r.Label).Min(r => r.Visits), Rows.Where(r => r.Label).Max(r => r.Visits)));

        // The key of the same text was voted on by the same neighbours.
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Key"].GetKeyValues(ref names);
        string[] texts = [.. names.DenseValues().Select(name => name.ToString())];
        Assert.All(view.GetColumn<uint>("Key"), key => Assert.InRange(key, 1u, 4u));
        Assert.All(view.GetColumn<uint>("Key").Zip(all).Where(pair => pair.Second.Label), pair => Assert.Contains(texts[pair.First - 1], new[] { "basic", "gold" }));
    }

    [Fact]
    public void A_step_before_one_hot_encoding_trains_on_the_rows_it_makes()
    {
        var seen = new List<long>();
        IDataView data = SampleRows.View(Context, Rows);
        var pipeline = Context.CollapseGuard().Oversample(new SmoteNC { Seed = 1 }, featureColumnNames: ["Age", "Plan"])
            .Append(Context.Transforms.Categorical.OneHotEncoding("Coded", "Plan"))
            .Append(Context.Transforms.Concatenate("Features", "Age", "Coded"))
            .Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Counted(seen));

        IDataView scored = pipeline.Fit(data).Transform(data);

        Assert.Equal([540], seen);
        Assert.Equal(300, SampleRows.Count(scored));
        Assert.Equal(300, SampleRows.Count(Context.CollapseGuard().Resample(
            Context.Transforms.Categorical.OneHotEncoding("Coded", "Plan")
                .Append(Context.Transforms.Concatenate("Features", "Age", "Coded"))
                .Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Counted(seen)),
            new SmoteNC { Seed = 1 }, featureColumnNames: ["Age", "Plan"]).Fit(data).Transform(data)));
        Assert.Equal([540, 540], seen);
    }

    [Fact]
    public void What_is_missing_is_a_category_of_its_own()
    {
        SampleRow[] rows = SampleRows.Make(300);
        foreach (SampleRow row in rows.Where(row => row.Label))
        {
            row.Plan = "";
        }

        var view = ResampledViewTests.Resample(SampleRows.View(Context, rows), new SmoteN { Seed = 1 }, features: ["Plan", "Member"]);

        SampleRow[] all = ResampledViewTests.Read(view);
        Assert.Equal(270, all.Count(row => row.Label && row.Plan.Length == 0));
        Assert.Equal(0, all.Count(row => !row.Label && row.Plan.Length == 0));
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Every_sampler_gives_the_rows_that_it_gives_of_arrays(string name)
    {
        Sampler sampler = SamplerCatalog.All.Single(s => s.GetType().Name == name);
        string[] columns = sampler.Needs switch
        {
            ColumnNeed.Mixed => ["Age", "Plan"],
            ColumnNeed.Categorical => ["Plan", "Member"],
            _ => ["Features"],
        };
        FeatureTable table = FeatureTable.FromColumns([.. Columns(sampler.Needs), CategoricalColumn.FromText("Label", Rows.Select(row => row.Label ? "true" : "false"))]);
        ResampledTable expected = sampler.Resample(table, "Label");

        SampleRow[] all = ResampledViewTests.Read(ResampledViewTests.Resample(SampleRows.View(Context, Rows), sampler, features: columns));

        Assert.Equal(expected.Details.Rows.Count, all.Length);
        Assert.Equal(expected.Details.Classes[1].After, all.Count(row => row.Label));
        int[] kept = [.. expected.Details.SourceRows.ToArray().Where(row => row >= 0).Concat(expected.Details.Origins.ToArray().Select(origin => origin.First)).Order()];
        Assert.Equal(kept, all.Select(row => (int)row.Id).Order());
        if (sampler.Needs == ColumnNeed.Numeric)
        {
            Assert.Equal(Sorted(expected.Details.Features.ToArray().Chunk(4)), Sorted(all.Select(row => row.Features)));
        }
    }

    public static TheoryData<string> Samplers() => [.. SamplerCatalog.All.Select(sampler => sampler.GetType().Name)];

    private static FeatureColumn[] Columns(ColumnNeed need)
    {
        CategoricalColumn plan = CategoricalColumn.FromText("Plan", Rows.Select(row => row.Plan));
        return need switch
        {
            ColumnNeed.Mixed => [new NumericColumn("Age", Rows.Select(row => row.Age).ToArray()), plan],
            ColumnNeed.Categorical => [plan, CategoricalColumn.FromText("Member", Rows.Select(row => row.Member ? "true" : "false"))],
            _ => [.. Enumerable.Range(0, 4).Select(slot => new NumericColumn($"x{slot}", Rows.Select(row => row.Features[slot]).ToArray()))],
        };
    }

    private static string[] Sorted(IEnumerable<float[]> rows) => [.. rows.Select(row => string.Join(" ", row)).Order(StringComparer.Ordinal)];
}
