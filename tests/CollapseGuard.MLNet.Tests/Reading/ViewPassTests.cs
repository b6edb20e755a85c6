using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Reading;

public class ViewPassTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Labels_of_every_kind_become_classes_in_their_own_order()
    {
        IDataView view = Context.Data.LoadFromEnumerable(new[]
        {
            new Row { Flag = true, Text = "b", Number = 10, Features = [1, 2] },
            new Row { Flag = false, Text = "a", Number = 9, Features = [3, 4] },
            new Row { Flag = true, Text = "", Number = float.NaN, Features = [5, 6] },
        });
        view = Context.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(view).Transform(view);
        var flag = new ClassSink(view.Schema["Flag"]);
        var text = new ClassSink(view.Schema["Text"]);
        var number = new ClassSink(view.Schema["Number"]);
        var key = new ClassSink(view.Schema["Key"]);
        var matrix = new MatrixSink(view.Schema["Features"]);

        long rows = ViewPass.Run(view, TestContext.Current.CancellationToken, flag, text, number, key, matrix);

        Assert.Equal(3, rows);
        Assert.Equal([1, 0, 1], flag.ToLabels().Codes);
        Assert.Equal(["false", "true"], flag.ToLabels().Names);
        Assert.Equal([1, 0, -1], text.ToLabels().Codes);
        Assert.Equal([1, 0, -1], number.ToLabels().Codes);
        Assert.Equal(["9", "10"], number.ToLabels().Names);
        Assert.Equal([0, 1, -1], key.ToLabels().Codes);
        Assert.Equal(["b", "a"], key.ToLabels().Names);
        Assert.Equal([1f, 2, 3, 4, 5, 6], matrix.Values.ToArray());
        Assert.Equal(["Features.0", "Features.1"], matrix.SlotNames());
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        IDataView view = Context.Data.LoadFromEnumerable(new[] { new Row() });

        ArgumentException error = Assert.Throws<ArgumentException>(() => ColumnSink.Find(view.Schema, "Label", "labelColumnName"));

        Assert.Contains("no column 'Label'; the view has 'Flag', 'Text', 'Number', 'Features'", error.Message);
    }

    private sealed class Row
    {
        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        public float Number { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [0, 0];
    }
}
