using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Evaluating;

public class ConfusionTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Counts_shares_and_intervals_are_those_of_the_table()
    {
        ConfusionSummary summary = Summary([("cat", "cat", 8), ("cat", "dog", 2), ("dog", "dog", 5), ("dog", "cat", 1), ("emu", "cat", 3)]);

        Assert.Equal(["cat", "dog", "emu"], summary.Classes.Select(c => c.Name));
        ClassScore cat = summary.Classes[0];
        Assert.Equal((10, 12), (cat.ActualRows, cat.PredictedRows));
        Assert.Equal(.8, cat.Recall.Value, 12);
        Assert.Equal(8.0 / 12, cat.Precision.Value, 12);
        Assert.Equal(16.0 / 22, cat.F1, 12);
        // Clopper and Pearson for 8 of 10: scipy.stats.beta.ppf gives [.443905, .974789].
        Assert.Equal(.443905, cat.Recall.Lower, 5);
        Assert.Equal(.974789, cat.Recall.Upper, 5);
        Assert.Equal(["emu"], summary.NeverPredicted);
        Assert.Equal(new ConfusedPair("emu", "cat", new Proportion(3, 3)), summary.MostConfused[0]);
        Assert.Equal(new ConfusedPair("cat", "dog", new Proportion(2, 10)), summary.MostConfused[1]);
        Assert.Equal(3, summary.MostConfused.Count);
    }

    [Fact]
    public void The_text_shows_matrix_classes_and_pairs()
    {
        string text = Summary([("cat", "cat", 8), ("cat", "dog", 2), ("dog", "dog", 5), ("dog", "cat", 1), ("emu", "cat", 3)]).ToText();

        Assert.Equal(
            """
            19 rows, 3 classes
            Never predicted: emu

            actual \ predicted   #1 #2 #3
            #1  cat               8  2  .
            #2  dog               1  5  .
            #3  emu               3  .  .

            class                  rows  predicted  precision [95 %]      recall [95 %]           F1
            cat                      10         12  .67 [.35, .90]        .80 [.44, .97]         .73
            dog                       6          7  .71 [.29, .96]        .83 [.36, 1.00]        .77
            emu                       3          0  -                     .00 [.00, .71]         .00

            Most confused
            emu taken for cat: 3 of 3 rows, 1.00 [.29, 1.00]
            cat taken for dog: 2 of 10 rows, .20 [.03, .56]
            dog taken for cat: 1 of 6 rows, .17 [.00, .64]

            """.ReplaceLineEndings("\n"), text);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(150)]
    public void No_line_is_longer_than_100(int classes)
    {
        string Name(int i) => $"a class of a rather long name, number {i}";
        ConfusionSummary summary = Summary([.. Enumerable.Range(0, classes).SelectMany(i => new[] { (Name(i), Name(i), 90), (Name(i), Name(i / 2), 7) })]);

        string[] lines = summary.ToText().Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(classes > 20, lines.Any(line => line.Contains("is too wide to show")));
        Assert.Equal(classes > 20, lines.Any(line => line.StartsWith($"20 classes of least recall; {classes - 20} more")));
    }

    [Fact]
    public void A_binary_model_and_one_that_predicts_foreign_classes_are_read()
    {
        BinaryScored[] binary = [new() { Label = true, PredictedLabel = false }, new() { Label = false, PredictedLabel = false }];

        ConfusionSummary constant = Context.CollapseGuard().Confusion(Context.Data.LoadFromEnumerable(binary));
        ConfusionSummary foreign = Summary([("a", "z", 2), ("a", "a", 1)]);

        Assert.Equal(["true"], constant.NeverPredicted);
        Assert.Equal(["a", "z"], foreign.Classes.Select(c => c.Name));
        Assert.Empty(foreign.NeverPredicted);
        Assert.True(double.IsNaN(foreign.Classes[1].Recall.Value));
    }

    [Fact]
    public void Classes_are_matched_by_name_where_their_codes_differ()
    {
        // Only 'dog' is predicted: the first class of one column and the second of the other.
        ConfusionSummary summary = Summary([("cat", "dog", 1), ("dog", "dog", 2)]);

        Assert.Equal([0, 1], summary.Classes.Select(c => c.Recall.Value));
        Assert.Equal(["cat"], summary.NeverPredicted);
    }

    [Fact]
    public void Rows_without_a_label_are_counted_apart() =>
        Assert.Equal(4, Summary([("a", "a", 3), ("", "a", 4)]).UnlabelledRowCount);

    private static ConfusionSummary Summary((string Actual, string Predicted, int Rows)[] cells) =>
        Context.CollapseGuard().Confusion(Context.Data.LoadFromEnumerable(cells.SelectMany(cell => Enumerable.Repeat(new Decided { Label = cell.Actual, PredictedLabel = cell.Predicted }, cell.Rows))));

    private sealed class Decided
    {
        public string Label { get; set; } = "";

        public string PredictedLabel { get; set; } = "";
    }
}
