using CollapseGuard.MLNet.Splitting;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Splitting;

public class StratifiedSplitTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Theory]
    [InlineData(.2, 0)]
    [InlineData(.1, 1)]
    [InlineData(.37, 2)]
    [InlineData(.5, 3)]
    public void Each_class_is_within_one_row_of_its_exact_share(double fraction, int seed)
    {
        IDataView data = ImbalancedRows.View(Context, 503, .07, 1);

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Kind", fraction, seed);

        Assert.Equal(["common", "rare", "usual"], split.Classes.Select(c => c.Name));
        Assert.All(split.Classes, c => Assert.InRange(c.TestRows - ((c.TestRows + c.TrainRows) * fraction), -1 + 1e-9, 1 - 1e-9));
        Assert.Equal(Math.Round(503 * fraction), split.Classes.Sum(c => c.TestRows));
        List<string> test = ImbalancedRows.Column<string>(split.TestSet, "Kind");
        Assert.All(split.Classes, c => Assert.Equal(c.TestRows, test.Count(kind => kind == c.Name)));
        Assert.Empty(split.Notes);
    }

    [Fact]
    public void Both_sides_together_are_the_rows_and_every_column_passes_untouched()
    {
        ImbalancedRow[] rows = ImbalancedRows.Of(120, .2, 1);
        IDataView data = Context.Data.LoadFromEnumerable(rows);

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, testFraction: .25);

        var seen = Context.Data.CreateEnumerable<ImbalancedRow>(split.TrainSet, reuseRowObject: false).Concat(Context.Data.CreateEnumerable<ImbalancedRow>(split.TestSet, false)).OrderBy(row => row.Index).ToArray();
        Assert.Equal(rows.Length, seen.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal((rows[i].Index, rows[i].Label, rows[i].Kind, rows[i].Customer, rows[i].Number), (seen[i].Index, seen[i].Label, seen[i].Kind, seen[i].Customer, seen[i].Number));
            Assert.Equal(rows[i].Features, seen[i].Features);
        }

        Assert.Equal(30, split.TestSet.GetRowCount());
        Assert.Same(data.Schema, split.TrainSet.Schema);
    }

    [Fact]
    public void The_seed_decides_which_rows()
    {
        IDataView data = ImbalancedRows.View(Context, 200, .2, 1);
        List<int> Test(int seed) => ImbalancedRows.Column<int>(Context.CollapseGuard().StratifiedSplit(data, seed: seed).TestSet, "Index");

        Assert.Equal(Test(5), Test(5));
        Assert.NotEqual(Test(5), Test(6));
    }

    [Fact]
    public void A_class_of_one_row_is_trained_on_and_said_and_one_of_two_is_on_both_sides()
    {
        string[] kinds = [.. Enumerable.Repeat("a", 50), "single", "two", "two"];
        IDataView data = Context.Data.LoadFromEnumerable(kinds.Select(kind => new ImbalancedRow { Kind = kind }));

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Kind", .1);

        Assert.Equal(new ClassRows("single", 1, 0), split.Classes[1]);
        Assert.Equal(new ClassRows("two", 1, 1), split.Classes[2]);
        Assert.Equal("Class 'single' (1 row(s)) is among the training rows only: it has one row.", Assert.Single(split.Notes));
    }

    [Fact]
    public void A_numeric_label_is_cut_into_bins_of_equal_count()
    {
        IDataView data = ImbalancedRows.View(Context, 400, .2, 1);

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Number", .25, options: new() { QuantileBins = 4 });

        Assert.Equal(4, split.Classes.Count);
        Assert.All(split.Classes, c => Assert.Equal((75, 25), (c.TrainRows, c.TestRows)));
        float[] all = [.. ImbalancedRows.Column<float>(data, "Number").Order()];
        float[] test = [.. ImbalancedRows.Column<float>(split.TestSet, "Number")];
        Assert.Equal(25, test.Count(value => value < all[100]));
        Assert.Equal(25, test.Count(value => value >= all[300]));
    }

    [Fact]
    public void Missing_labels_and_few_numbers_are_classes_of_their_own()
    {
        float[] labels = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? float.NaN : i % 4)];
        IDataView data = Context.Data.LoadFromEnumerable(labels.Select(label => new ImbalancedRow { Number = label }));

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Number", .2);

        Assert.Equal(["1", "2", "3", "(missing)"], split.Classes.Select(c => c.Name));
        Assert.All(split.Classes, c => Assert.Equal((8, 2), (c.TrainRows, c.TestRows)));
    }

    [Fact]
    public void Numbers_that_are_mostly_equal_share_a_bin()
    {
        float[] labels = [.. Enumerable.Repeat(0f, 80), .. Enumerable.Range(1, 20).Select(i => (float)i)];
        IDataView data = Context.Data.LoadFromEnumerable(labels.Select(label => new ImbalancedRow { Number = label }));

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Number", .1, options: new() { QuantileBins = 5 });

        // Cuts at the 0th, 20th, 40th, 60th and 80th of the sorted: 0 four times, then 1.
        Assert.Equal(["[0, 1)", "[1, 20]"], split.Classes.Select(c => c.Name));
        Assert.Equal([8, 2], split.Classes.Select(c => c.TestRows));
    }

    [Fact]
    public void What_cannot_be_split_is_said()
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        IDataView data = ImbalancedRows.View(Context, 20, .2, 1);
        IDataView singles = Context.Data.LoadFromEnumerable(new[] { new ImbalancedRow { Kind = "a" }, new ImbalancedRow { Kind = "b" } });

        Assert.Contains("must be in (0, 1)", Assert.Throws<ArgumentOutOfRangeException>(() => collapse.StratifiedSplit(data, testFraction: 1)).Message);
        Assert.Contains("no column 'Class'", Assert.Throws<ArgumentException>(() => collapse.StratifiedSplit(data, "Class")).Message);
        Assert.Contains("has one row; none can be held out", Assert.Throws<ArgumentException>(() => collapse.StratifiedSplit(singles, "Kind")).Message);
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => collapse.StratifiedSplit(Context.Data.LoadFromEnumerable(Array.Empty<ImbalancedRow>()))).Message);
    }

    [Theory]
    [InlineData(49, "has 49 in this pass")]
    [InlineData(51, "has more than that in this pass")]
    public void A_source_that_changes_between_passes_is_told(int later, string seen)
    {
        int count = 50;
        IEnumerable<ImbalancedRow> Rows() => Enumerable.Range(0, count).Select(i => new ImbalancedRow { Label = i % 2 == 0 });
        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(Context.Data.LoadFromEnumerable(new Deferred(Rows)));

        Assert.Equal(45, split.TrainSet.GetColumn<bool>("Label").Count());
        count = later;

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => split.TrainSet.GetColumn<bool>("Label").Count());
        Assert.Contains("had 50 rows when it was split and " + seen, error.Message);
    }

    [Fact]
    public void The_views_serve_trainers_caches_and_shuffles()
    {
        IDataView train = Context.CollapseGuard().StratifiedSplit(ImbalancedRows.View(Context, 300, .3, 2)).TrainSet;

        Assert.NotNull(Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train));
        Assert.NotNull(Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 3).Fit(Context.Data.Cache(train)));
        Assert.Equal(270, Context.Data.ShuffleRows(train).GetColumn<bool>("Label").Count());
        Assert.Equal(10, Context.Data.TakeRows(train, 10).GetColumn<bool>("Label").Count());
    }

    /// <summary>Asks for the rows anew at every pass.</summary>
    private sealed class Deferred(Func<IEnumerable<ImbalancedRow>> rows) : IEnumerable<ImbalancedRow>
    {
        public IEnumerator<ImbalancedRow> GetEnumerator() => rows().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
