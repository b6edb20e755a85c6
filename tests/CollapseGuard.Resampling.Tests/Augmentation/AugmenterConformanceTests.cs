using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

/// <summary>What every augmenter must do. A new one joins by being in the catalogue.</summary>
public class AugmenterConformanceTests
{
    public static TheoryData<string> All => [.. AugmentedRows.Catalog.Keys];

    public static TheoryData<string> Shaped => [.. AugmentedRows.Catalog.Values.Where(a => a is SeriesAugmenter or ImageAugmenter).Select(a => a.Name)];

    [Fact]
    public void Every_augmenter_is_listed()
    {
        string[] written = [.. typeof(Augmenter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Augmenter)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(written, AugmentedRows.Catalog.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Originals_come_first_and_untouched_and_everything_follows(string name)
    {
        Augmenter augmenter = AugmentedRows.Catalog[name] with { Copies = 2 };
        float[] weights = [.. Enumerable.Range(0, 30).Select(row => 1f + row)];
        int[] groups = [.. Enumerable.Range(0, 30).Select(row => row / 7)];
        LabelledRows rows = AugmentedRows.Make(30, weights);
        float[] before = rows.Features.ToArray();

        Augmented result = augmenter.Apply(rows, groups);

        Assert.Equal(before, rows.Features.ToArray());
        Assert.Equal((90, 30, 24), (result.Count, result.OriginalCount, result.Columns));
        Assert.Equal(before, result.Features[..before.Length].ToArray());
        Assert.Equal(Enumerable.Range(0, 60).Select(i => i % 30), result.Origins.ToArray().Select(origin => origin.First));
        for (int row = 0; row < 90; row++)
        {
            Assert.Equal(row % 30 % 3, result.Labels.Span[row]);
            Assert.Equal(weights[row % 30], result.Weights.Span[row]);
            Assert.Equal(groups[row % 30], result.Groups.Span[row]);
        }

        Assert.All(result.Origins.ToArray(), origin => Assert.True(origin.Step is >= 0 and <= .5f && (origin.Step > 0 || origin.Second == origin.First)));
        Assert.All(result.Features.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.Empty(result.Notes);
        Assert.NotEqual(before.Concat(before), result.Features[before.Length..].ToArray());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Targets_follow(string name)
    {
        float[] targets = [.. Enumerable.Range(0, 30).Select(row => 10f * row)];

        Augmented result = AugmentedRows.Catalog[name].ApplyToTargets(AugmentedRows.Make(30).Features, 24, targets);

        Assert.Equal(targets, result.Targets[..30].ToArray());
        for (int i = 0; i < 30; i++)
        {
            RowOrigin origin = result.Origins.Span[i];
            Assert.Equal(targets[origin.First] + (origin.Step * (targets[origin.Second] - targets[origin.First])), result.Targets.Span[30 + i], 1e-3f);
        }

        Assert.True(result.Labels.IsEmpty);
        Assert.Throws<InvalidOperationException>(result.SoftLabels);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_seed_gives_the_same_result_at_any_number_of_threads_and_another_seed_another(string name)
    {
        // Enough numbers for several blocks of rows.
        LabelledRows rows = AugmentedRows.Make(2_000);
        Augmenter augmenter = AugmentedRows.Catalog[name] with { Seed = 5 };

        float[] one = (augmenter with { MaxDegreeOfParallelism = 1 }).Apply(rows).Features.ToArray();

        Assert.Equal(one, (augmenter with { MaxDegreeOfParallelism = 2 }).Apply(rows).Features.ToArray());
        if (augmenter is not ImageFlip)
        {
            Assert.NotEqual(one, (augmenter with { Seed = 6 }).Apply(rows).Features.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void More_copies_begin_with_the_fewer(string name)
    {
        LabelledRows rows = AugmentedRows.Make(30);
        Augmenter augmenter = AugmentedRows.Catalog[name] with { Seed = 3 };
        float[] once = augmenter.Apply(rows).Features.ToArray();

        float[] thrice = (augmenter with { Copies = 3 }).Apply(rows).Features.ToArray();

        Assert.Equal(once, thrice[..once.Length]);
        Assert.Equal(4 * 30 * 24, thrice.Length);
        if (augmenter is not ImageFlip)
        {
            Assert.NotEqual(thrice[(30 * 24)..(60 * 24)], thrice[(60 * 24)..(90 * 24)]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_least_strength_changes_nothing(string name)
    {
        LabelledRows rows = AugmentedRows.Make(30);
        if (AugmentedRows.Catalog[name].Weakest is not { } weakest)
        {
            Assert.Equal(nameof(ImageFlip), name);
            return;
        }

        Augmented result = weakest.Apply(rows);

        Assert.Equal(rows.Features.ToArray(), result.Features[(30 * 24)..].ToArray());
        Assert.All(result.Origins.ToArray(), origin => Assert.Equal((0f, origin.First), (origin.Step, origin.Second)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Only_the_classes_asked_for_are_changed(string name)
    {
        LabelledRows rows = AugmentedRows.Make(30);

        Augmented result = (AugmentedRows.Catalog[name] with { Classes = ["b", "c"] }).Apply(rows);

        Assert.Equal(20, result.Origins.Length);
        Assert.All(result.Origins.ToArray(), origin => Assert.NotEqual(0, origin.First % 3));
        ResamplingException error = Assert.Throws<ResamplingException>(() => (AugmentedRows.Catalog[name] with { Classes = ["d"] }).Apply(rows));
        Assert.Equal((ResamplingProblem.UnknownClass, $"{name}.Classes names 'd'; the classes are 'a', 'b', 'c'."), (error.Problem, error.Message));
        Assert.Throws<ResamplingException>(() => (AugmentedRows.Catalog[name] with { Classes = ["a"] }).ApplyToTargets(rows.Features, 24, new float[30]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_copy_that_nothing_changed_is_left_out(string name)
    {
        LabelledRows rows = AugmentedRows.Make(600);
        Augmenter augmenter = AugmentedRows.Catalog[name];

        Augmented half = (augmenter with { Probability = .5 }).Apply(rows);

        // Five standard deviations of a fair coin.
        Assert.InRange(half.Origins.Length, 300 - 61, 300 + 61);
        Assert.Empty((augmenter with { Probability = 0 }).Apply(rows).Origins.ToArray());
        Augmented all = augmenter.Apply(rows);
        Assert.All(Enumerable.Range(0, half.Origins.Length), i => Assert.Equal(
            all.Features.Slice((600 + half.Origins.Span[i].First) * 24, 24).ToArray(),
            half.Features.Slice((600 + i) * 24, 24).ToArray()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_row_is_enough_and_none_is_an_error(string name)
    {
        Augmenter augmenter = AugmentedRows.Catalog[name];

        Augmented result = augmenter.Apply(AugmentedRows.Make(1));

        Assert.Equal(2, result.Count);
        Assert.Equal(ResamplingProblem.TooFewRows, Assert.Throws<ResamplingException>(() => augmenter.Apply(AugmentedRows.Make(0))).Problem);
    }

    [Theory]
    [MemberData(nameof(Shaped))]
    public void A_shape_that_is_not_that_of_the_rows_is_named_in_numbers(string name)
    {
        LabelledRows rows = LabelledRows.FromCodes(new float[23], 23, new int[1], ["a"]);

        ResamplingException error = Assert.Throws<ResamplingException>(() => AugmentedRows.Catalog[name].Apply(rows));

        Assert.Equal(ResamplingProblem.Shape, error.Problem);
        string product = AugmentedRows.Catalog[name] is ImageAugmenter ? "H x W x C = 4 x 3 x 2 = 24" : "steps x channels = 12 x 2 = 24";
        Assert.StartsWith($"{product}, but a row has 23 numbers. Set {name}.Shape", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shaped))]
    public void Series_and_images_must_be_finite_numbers(string name)
    {
        LabelledRows rows = AugmentedRows.Make(30);
        LabelledRows holed = SampleRows.Changed(rows, (row, column, value) => row == 4 && column == 7 ? float.NaN : value);
        LabelledRows coded = SampleRows.Changed(rows, (_, column, value) => column == 7 ? 1 : value).WithCategorical(7);

        Assert.Equal(ResamplingProblem.MissingValues, Assert.Throws<ResamplingException>(() => AugmentedRows.Catalog[name].Apply(holed)).Problem);
        Assert.Equal(
            $"Column 'x7' is categorical; {name} needs rows of numbers only.",
            Assert.Throws<ResamplingException>(() => AugmentedRows.Catalog[name].Apply(coded)).Message);
    }

    [Fact]
    public void In_tables_what_is_missing_stays_missing_and_categories_stay()
    {
        LabelledRows rows = SampleRows.Changed(AugmentedRows.Make(60), (row, column, value) => column == 7 ? row % 4 : row == 4 && column < 2 ? float.NaN : row == 5 && column == 2 ? float.PositiveInfinity : value).WithCategorical(7);
        foreach (Augmenter augmenter in AugmenterCatalog.Tabular)
        {
            Augmented result = augmenter.Apply(rows);

            for (int i = 0; i < rows.Features.Length; i++)
            {
                float before = rows.Features.Span[i], after = result.Features.Span[rows.Features.Length + i];
                Assert.Equal(float.IsFinite(before), float.IsFinite(after));
                Assert.True(i % 24 != 7 || before == after);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_stops_half_way_when_cancelled(string name)
    {
        using var source = new CancellationTokenSource();
        var progress = new CancelAtOnce(source);

        Assert.ThrowsAny<OperationCanceledException>(() => AugmentedRows.Catalog[name].Apply(AugmentedRows.Make(200), progress: progress, cancellationToken: source.Token));

        Assert.InRange(progress.Last, .01, .999);
    }

    private sealed class CancelAtOnce(CancellationTokenSource source) : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value)
        {
            Last = value;
            if (value > 0)
            {
                source.Cancel();
            }
        }
    }
}
