using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>What a trainer sees, row by row.</summary>
public class ResampledViewTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly SampleRow[] Rows = SampleRows.Make(300);
    private static readonly IDataView Data = SampleRows.View(Context, Rows);

    [Fact]
    public void Input_rows_are_there_once_and_untouched_and_a_synthetic_row_has_the_other_cells_of_its_parent()
    {
        IDataView keyed = Context.Transforms.Conversion.MapValueToKey("Key", "Kind").Fit(Data).Transform(Data);

        var view = Resample(keyed, new Smote { Seed = 1 }, weight: "Weight");

        SampleRow[] all = Read(view);
        Assert.Equal(540, all.Length);
        Assert.Equal(540, view.GetRowCount());
        Assert.All(all, row =>
        {
            SampleRow parent = Rows[(int)row.Id];
            Assert.Equal((parent.Label, parent.Kind, parent.Weight, parent.Plan), (row.Label, row.Kind, row.Weight, row.Plan));
        });
        SampleRow[] originals = [.. all.Where(row => row.Features.SequenceEqual(Rows[(int)row.Id].Features))];
        Assert.Equal(Rows.Select(row => row.Id), originals.Select(row => row.Id));
        Assert.All(all.Except(originals), row => Assert.True(row.Label));
        Assert.Equal(all.Select(row => row.Kind), view.GetColumn<uint>("Key").Select(key => "abc"[(int)key - 1].ToString()));
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Key"].GetKeyValues(ref names);
        Assert.Equal(["a", "b", "c"], names.DenseValues().Select(name => name.ToString()).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_row_stands_beside_a_copy_of_itself_and_copies_are_everywhere(bool sortedByLabel)
    {
        IDataView data = SampleRows.View(Context, sortedByLabel ? [.. Rows.OrderBy(row => row.Label)] : Rows);

        var view = Resample(Context.Data.Cache(data), new RandomOverSampler { Seed = 3 });
        SampleRow[] all = Read(view), shuffled = Read(view, new Random(9));

        Assert.Equal(540, all.Length);
        Assert.DoesNotContain(all.Zip(all.Skip(1)), pair => pair.First.Id == pair.Second.Id);
        Assert.DoesNotContain(shuffled.Zip(shuffled.Skip(1)), pair => pair.First.Id == pair.Second.Id);

        // 240 copies: of each tenth of the rows, 24 of 54.
        HashSet<float> seen = [];
        bool[] isCopy = [.. all.Select(row => !seen.Add(row.Id))];
        Assert.All(all.Chunk(54), tenth => Assert.InRange(tenth.Count(row => row.Label), 20, sortedByLabel ? 54 : 34));
        Assert.Equal(240, isCopy.Count(copy => copy));
    }

    [Fact]
    public void A_source_that_shuffles_gives_other_orders_of_the_same_rows()
    {
        var view = Resample(Context.Data.Cache(Data), new Smote { Seed = 1 });

        Assert.True(view.CanShuffle);
        SampleRow[] first = Read(view, new Random(1)), second = Read(view, new Random(2)), plain = Read(view);

        Assert.NotEqual(first.Select(row => row.Id), second.Select(row => row.Id));
        Assert.Equal(Cells(plain), Cells(first));
        Assert.Equal(Cells(plain), Cells(second));
        Assert.False(Resample(Data, new Smote { Seed = 1 }).CanShuffle);
    }

    [Fact]
    public void A_source_of_another_order_in_each_pass_does_not_mix_up_rows()
    {
        var shuffled = new Shuffled(Context.Data.Cache(Data), new Random(4));
        Assert.NotEqual(shuffled.GetColumn<float>("Id"), shuffled.GetColumn<float>("Id"));

        SampleRow[] all = Read(Resample(shuffled, new Smote { Seed = 1 }));

        Assert.Equal(540, all.Length);
        Assert.Equal(270, all.Count(row => row.Label));
        Assert.All(all, row => Assert.Equal(row.Label, row.Id % 10 == 0));
        Assert.All(all, row => Assert.Equal(Rows[(int)row.Id].Weight, row.Weight));
        Assert.Equal(300, all.Count(row => row.Features.SequenceEqual(Rows[(int)row.Id].Features)));
        var fewer = Resample(shuffled, new RandomUnderSampler { Seed = 1 });
        float[] kept = [.. fewer.GetColumn<float>("Id").Order()];
        Assert.Equal(30, kept.Count(id => id % 10 == 0));
        Assert.Equal(kept, fewer.GetColumn<float>("Id").Order());
    }

    [Fact]
    public void Under_sampling_gives_some_of_the_rows_in_their_order()
    {
        var view = Resample(Data, new RandomUnderSampler { Seed = 1 });

        SampleRow[] all = Read(view);

        Assert.Equal(60, all.Length);
        Assert.Equal(all.Select(row => row.Id).Order(), all.Select(row => row.Id));
        Assert.Equal(30, all.Count(row => row.Label));
        Assert.All(all, row => Assert.Equal(Rows[(int)row.Id].Features, row.Features));
    }

    [Fact]
    public void Ids_differ_and_stay_with_their_rows()
    {
        var view = Resample(Context.Data.Cache(Data), new Smote { Seed = 1 });

        Dictionary<DataViewRowId, float> plain = Ids(view, null), shuffled = Ids(view, new Random(5));

        Assert.Equal(540, plain.Count);
        Assert.All(plain, pair => Assert.Equal(pair.Value, shuffled[pair.Key]));
    }

    [Fact]
    public void Sparse_features_give_sparse_synthetic_rows()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new SparseRow { Label = i < 8, Features = [.. Enumerable.Range(0, 50).Select(slot => slot == (i < 8 ? 7 : i) ? i + 1f : 0)] });
        IDataView data = Context.Data.LoadFromEnumerable(rows);

        var view = Resample(data, new Smote { Seed = 1 });

        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Features"], view.Schema["Label"]]);
        var features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var label = cursor.GetGetter<bool>(view.Schema["Label"]);
        VBuffer<float> buffer = default;
        bool positive = false;
        int sparse = 0;
        while (cursor.MoveNext())
        {
            features(ref buffer);
            label(ref positive);
            Assert.Equal(50, buffer.Length);
            if (positive && !buffer.IsDense)
            {
                sparse++;
                Assert.Equal([7], buffer.Items().Select(item => item.Key));
                Assert.InRange(buffer.Items().Single().Value, 1, 8);
            }
        }

        Assert.Equal(24, sparse);
    }

    [Fact]
    public void Same_seed_same_rows_at_any_number_of_threads()
    {
        string[] one = Cells(Read(Resample(Data, new Smote { Seed = 1, MaxDegreeOfParallelism = 1 })), sorted: false);

        Assert.Equal(one, Cells(Read(Resample(Data, new Smote { Seed = 1 })), sorted: false));
        Assert.NotEqual(one, Cells(Read(Resample(Data, new Smote { Seed = 2 })), sorted: false));
    }

    [Fact]
    public void A_number_to_regress_on_lies_between_those_of_the_parents_as_far_as_the_features_do()
    {
        TargetRow[] rows = [
            new() { Band = "low", Label = 1, Features = [5] }, new() { Band = "low", Label = 1, Features = [6] },
            new() { Band = "low", Label = 1, Features = [7] }, new() { Band = "low", Label = 1, Features = [8] },
            new() { Band = "high", Label = 10, Features = [0] }, new() { Band = "high", Label = 30, Features = [1] },
        ];
        IDataView data = Context.Data.LoadFromEnumerable(rows);

        var view = Resample(data, new Smote { Seed = 1, KNeighbors = 1 }, options: new() { ClassColumnName = "Band" });

        TargetRow[] high = [.. Context.Data.CreateEnumerable<TargetRow>(view, false).Where(row => row.Band == "high")];
        Assert.Equal(4, high.Length);
        Assert.All(high, row => Assert.Equal(10 + (20 * row.Features[0]), row.Label, 1e-4f));
        Assert.Equal(4, high.Select(row => row.Label).Distinct().Count());
    }

    [Fact]
    public void A_source_that_loses_rows_between_passes_is_an_error()
    {
        List<SampleRow> rows = [.. Rows];
        var view = Resample(Context.Data.LoadFromEnumerable(rows.Where(_ => true)), new Smote { Seed = 1 });
        rows.RemoveAt(299);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Read(view));

        Assert.Contains("in a later pass, 299 rows, the first 300", error.Message);
    }

    [Fact]
    public void Reading_stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        var view = Resample(Data, new Smote { Seed = 1 }, options: new() { CancellationToken = source.Token });
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => SampleRows.Count(view));
    }

    internal static ResampledView Resample(IDataView data, Sampler sampler, string? weight = null, ResamplingOptions? options = null, params string[] features) =>
        new RowResampler(Context, sampler, "Label", features.Length == 0 ? ["Features"] : features, weight, options).Change(data);

    internal static SampleRow[] Read(IDataView view, Random? rand = null) =>
        [.. Context.Data.CreateEnumerable<SampleRow>(rand is null ? view : new Shuffled(view, rand), reuseRowObject: false, ignoreMissingColumns: true)];

    private static string[] Cells(SampleRow[] rows, bool sorted = true)
    {
        IEnumerable<string> cells = rows.Select(row => $"{row.Id} {row.Label} {row.Weight} {string.Join(" ", row.Features)}");
        return [.. sorted ? cells.Order(StringComparer.Ordinal) : cells];
    }

    private static Dictionary<DataViewRowId, float> Ids(ResampledView view, Random? rand)
    {
        var ids = new Dictionary<DataViewRowId, float>();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Features"]], rand);
        ValueGetter<DataViewRowId> idOf = cursor.GetIdGetter();
        var features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        DataViewRowId id = default;
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            idOf(ref id);
            features(ref buffer);
            ids.Add(id, buffer.GetItemOrDefault(0));
        }

        return ids;
    }

    /// <summary>Hands a random generator to every cursor, as an online trainer does.</summary>
    private sealed class Shuffled(IDataView inner, Random rand) : IDataView
    {
        public bool CanShuffle => inner.CanShuffle;

        public DataViewSchema Schema => inner.Schema;

        public long? GetRowCount() => inner.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? unused = null) => inner.GetRowCursor(columnsNeeded, rand);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? unused = null) => [GetRowCursor(columnsNeeded)];
    }

    private sealed class SparseRow
    {
        public bool Label { get; set; }

        [VectorType(50)]
        public float[] Features { get; set; } = [];
    }

    private sealed class TargetRow
    {
        public string Band { get; set; } = "";

        public float Label { get; set; }

        [VectorType(1)]
        public float[] Features { get; set; } = [];
    }
}
