using CollapseGuard.MLNet.Regularizing;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Regularizing;

public class FoldViewTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Held_out_rows_and_the_others_are_all_rows_once()
    {
        IDataView view = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 7).Select(i => new Row { Id = i }));
        int[] folds = [0, 1, 2, 0, 1, 2, 0];

        var heldOut = new FoldView(view, folds, 0, isHeldOut: true);
        var others = new FoldView(view, folds, 0, isHeldOut: false);

        Assert.Equal([0f, 3, 6], heldOut.GetColumn<float>("Id"));
        Assert.Equal([1f, 2, 4, 5], others.GetColumn<float>("Id"));
        Assert.Equal((3, 4), (heldOut.GetRowCount()!.Value, others.GetRowCount()!.Value));
        Assert.Equal([1f, 2, 4, 5], Context.Data.Cache(others).GetColumn<float>("Id"));
    }

    [Fact]
    public void A_source_that_grows_between_passes_is_told()
    {
        IDataView view = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(i => new Row { Id = i }));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new FoldView(view, [0, 1], 0, isHeldOut: true).GetColumn<float>("Id").ToArray());

        Assert.Contains("more than the 2 rows of the first pass", error.Message);
    }

    private sealed class Row
    {
        public float Id { get; set; }
    }
}
