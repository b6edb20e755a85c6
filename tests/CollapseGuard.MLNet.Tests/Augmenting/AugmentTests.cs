using CollapseGuard.Resampling;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>What a trainer sees of augmented rows, by a trainer that only looks.</summary>
public class AugmentTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Originals_are_forwarded_and_copies_stand_among_them_with_everything_their_row_has()
    {
        IDataView data = Data(200);
        var seen = new Look();

        Context.CollapseGuard().Augment(seen, new GaussianJitter { Copies = 2, Seed = 3 }, labelColumnName: "Flag").Fit(data);

        Assert.Equal(600, seen.Rows.Length);
        ILookup<string, Row> byName = seen.Rows.ToLookup(row => row.Name);
        Assert.Equal(200, byName.Count);
        foreach (Row original in Rows(200))
        {
            Row[] three = [.. byName[original.Name]];
            Assert.Equal(3, three.Length);
            Assert.All(three, row => Assert.Equal((original.Flag, original.Weight, original.Target), (row.Flag, row.Weight, row.Target)));
            Assert.Single(three, row => row.Features.SequenceEqual(original.Features));
        }

        // Originals in their order; copies neither at the end nor beside their row.
        Assert.Equal(Rows(200).Select(row => row.Name), seen.Rows.Where(row => Rows(200).Any(o => o.Features.SequenceEqual(row.Features))).Select(row => row.Name));
        Assert.InRange(seen.Rows.Take(300).Select(row => row.Name).Distinct().Count(), 150, 200);
        Assert.DoesNotContain(seen.Rows.Zip(seen.Rows.Skip(1)), pair => pair.First.Name == pair.Second.Name);
    }

    [Fact]
    public void Rows_that_are_mixed_of_two_classes_come_twice_with_weights_that_sum_to_their_rows()
    {
        var seen = new Look();

        Context.CollapseGuard().Augment(seen, new Mixup { Alpha = 1, Seed = 3 }, labelColumnName: "Flag", exampleWeightColumnName: "Weight").Fit(Data(100));

        Assert.True(seen.Rows.Length > 220);
        Assert.All(seen.Rows.GroupBy(row => row.Name), same => Assert.Equal(2 * same.First().WeightOfName, same.Sum(row => row.Weight), 1e-3f));

        // The first feature is 0 for false and 1 for true: a row mixed of both names its share of true.
        IGrouping<string, Row>[] mixed = [.. seen.Rows.Where(row => row.Features[0] is > 0 and < 1).GroupBy(row => row.Name)];
        Assert.True(mixed.Length > 20);
        foreach (IGrouping<string, Row> twice in mixed)
        {
            Assert.Equal(2, twice.Count());
            Row isTrue = Assert.Single(twice, row => row.Flag);
            Assert.Equal(isTrue.Features[0] * isTrue.WeightOfName, isTrue.Weight, 1e-3f);
        }
    }

    [Theory]
    [InlineData("Flag")]
    [InlineData("Text")]
    [InlineData("Key")]
    public void Without_weights_labels_of_mixed_rows_are_drawn_by_their_shares(string label)
    {
        // The first feature is 0 for false and 1 for true: a mixed row names its share of true.
        IDataView data = Keyed(Data(100));
        var seen = new Look();

        Context.CollapseGuard().Augment(seen, new Mixup { Alpha = 1, Copies = 20, Seed = 3 }, labelColumnName: label).Fit(data);

        Assert.Equal(2_100, seen.Rows.Length);
        Row[] mixed = [.. seen.Rows.Where(row => row.Features[0] is > 0 and < 1)];
        bool[] isTrue = [.. mixed.Select(row => label switch { "Flag" => row.Flag, "Text" => row.Text == "True", _ => row.Key == KeyOfTrue(data) })];
        Assert.True(mixed.Length > 700);

        // Five standard errors of as many draws, each of variance 1/4 at most.
        double excess = isTrue.Average(value => value ? 1.0 : 0) - mixed.Average(row => row.Features[0]);
        Assert.InRange(excess, -2.5 / Math.Sqrt(mixed.Length), 2.5 / Math.Sqrt(mixed.Length));
        Assert.True(isTrue.Where((value, i) => value != mixed[i].Features[0] > .5f).Count() > 100);
        if (label != "Flag")
        {
            // Other columns stay those of the row.
            Assert.All(mixed, row => Assert.Equal(row.Features[0] > .5f, row.Flag));
        }
    }

    [Fact]
    public void Targets_are_mixed()
    {
        var seen = new Look();

        Context.CollapseGuard().Augment(seen, new Mixup { Alpha = 1, Seed = 3 }, labelColumnName: "Target").Fit(Data(100));

        // The third feature is a tenth of the target.
        Assert.Equal(200, seen.Rows.Length);
        Assert.All(seen.Rows, row => Assert.Equal(row.Target, 10 * row.Features[2], 1e-3f));
        Assert.Contains(seen.Rows, row => row.Target != MathF.Round(row.Target));
    }

    [Fact]
    public void Rows_without_a_label_are_passed_on_and_not_copied()
    {
        Row[] rows = Rows(100);
        rows[7].Text = "";
        rows[8].Target = float.NaN;
        var byText = new Look();
        var byTarget = new Look();
        IDataView data = Context.Data.LoadFromEnumerable(rows);

        Context.CollapseGuard().Augment(byText, new GaussianJitter(), labelColumnName: "Text").Fit(data);
        Context.CollapseGuard().Augment(byTarget, new GaussianJitter(), labelColumnName: "Target").Fit(data);

        Assert.Equal(199, byText.Rows.Length);
        Assert.Single(byText.Rows, row => row.Name == rows[7].Name);
        Assert.Equal(2, byText.Rows.Count(row => row.Name == rows[8].Name));
        Assert.Equal(199, byTarget.Rows.Length);
        Assert.Single(byTarget.Rows, row => row.Name == rows[8].Name);
    }

    [Fact]
    public void Only_the_classes_asked_for_are_copied()
    {
        var seen = new Look();

        Context.CollapseGuard().Augment(seen, new GaussianJitter { Classes = ["true"] }, labelColumnName: "Flag").Fit(Data(90));

        Assert.Equal((60, 60), (seen.Rows.Count(row => row.Flag), seen.Rows.Count(row => !row.Flag)));
    }

    [Fact]
    public void Every_fit_sees_the_same_rows()
    {
        var first = new Look();
        var second = new Look();
        var augmenter = new FeatureDropout { Seed = 5, Rate = .5 };
        Context.CollapseGuard().Augment(first, augmenter, labelColumnName: "Flag").Fit(Data(100));

        Context.CollapseGuard().Augment(second, augmenter with { MaxDegreeOfParallelism = 1 }, labelColumnName: "Flag").Fit(Data(100));

        Assert.Equal(first.Rows.Select(row => string.Join(' ', row.Features)), second.Rows.Select(row => string.Join(' ', row.Features)));
    }

    [Fact]
    public void What_was_done_is_logged_and_what_was_not_is_a_warning()
    {
        var context = new MLContext(1);
        var messages = new List<string>();
        context.Log += (_, e) => messages.Add($"{e.Kind} {e.RawMessage}");
        Row[] rows = Rows(30);
        foreach (Row row in rows)
        {
            row.Features = [3, 3, 3];
        }

        context.CollapseGuard().Augment(new Look(), new GaussianJitter(), labelColumnName: "Flag").Fit(context.Data.LoadFromEnumerable(rows));

        Assert.Contains("Info GaussianJitter on column 'Features': 30 rows -> 60.", messages);
        Assert.Contains(messages, message => message.StartsWith("Warning GaussianJitter on column 'Features': GaussianJitter changes nothing: of 3 columns 3 are constant", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_do_not_fit_are_named()
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        IDataView data = Context.Transforms.Concatenate("More", "Features").Fit(Data(10)).Transform(Data(10));
        string Message(string label = "Flag", string feature = "Features", Augmenter? augmenter = null) =>
            Assert.ThrowsAny<Exception>(() => collapse.Augment(new Look(), augmenter ?? new GaussianJitter(), label, feature).Fit(data)).Message;

        Assert.StartsWith("There is no column 'Pixels'; the view has 'Name'", Message(feature: "Pixels"), StringComparison.Ordinal);
        Assert.StartsWith("There is no column 'Flag' to augment by", Assert.Throws<ArgumentException>(() => collapse.Augment(new Look(), new GaussianJitter(), "Flag").GetOutputSchema(new SchemaShape([]))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Column 'Target' has type Single; a vector of floats is required.", Message(feature: "Target"), StringComparison.Ordinal);
        Assert.StartsWith("Label column 'More' has type", Message("More"), StringComparison.Ordinal);
        Assert.StartsWith("Column 'Features' is named twice", Assert.Throws<ArgumentException>(() => collapse.Augment(new Look(), new GaussianJitter(), "Features")).Message, StringComparison.Ordinal);
        Assert.StartsWith("H x W x C = 2 x 2 x 1 = 4, but a row has 3 numbers.", Message(augmenter: new ImageFlip { Shape = new(2, 2) }), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_when_cancelled()
    {
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Context.CollapseGuard().Augment(new Look(), new GaussianJitter(), "Flag", cancellationToken: new CancellationToken(true)).Fit(Data(10)));
    }

    private static IDataView Data(int count) => Context.Data.LoadFromEnumerable(Rows(count));

    private static IDataView Keyed(IDataView data) => Context.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(data).Transform(data);

    // The first row is true, and keys are numbered from 1 in the order in which they are seen.
    private static uint KeyOfTrue(IDataView data) => data.GetColumn<uint>("Key").First();

    private static Row[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new Row
    {
        Name = $"row {i}", Flag = i % 3 == 0, Text = (i % 3 == 0).ToString(), Weight = 1 + i, Target = 3 * i, Features = [i % 3 == 0 ? 1 : 0, i + .25f, .3f * i],
    })];

    internal sealed class Row
    {
        public string Name { get; set; } = "";

        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        public float Weight { get; set; }

        public float Target { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = [];

        [NoColumn]
        public uint Key { get; set; }

        [NoColumn]
        public float WeightOfName => 1 + int.Parse(Name["row ".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps the rows it is fitted on.</summary>
    private sealed class Look : IEstimator<ITransformer>
    {
        public Row[] Rows { get; private set; } = [];

        public ITransformer Fit(IDataView input)
        {
            Rows = [.. Context.Data.CreateEnumerable<Row>(input, reuseRowObject: false)];
            if (input.Schema.GetColumnOrNull("Key") is not null)
            {
                uint[] keys = [.. input.GetColumn<uint>("Key")];
                for (int i = 0; i < Rows.Length; i++)
                {
                    Rows[i].Key = keys[i];
                }
            }

            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
