namespace CollapseGuard.Resampling.Tests;

/// <summary>What every sampler of the catalogue must do. A new sampler joins by being in the catalogue.</summary>
public class ConformanceTests
{
    public static TheoryData<string> All => [.. SamplerCatalog.All.Select(sampler => sampler.Name)];

    public static TheoryData<string> Generators => [.. SamplerCatalog.All.Where(IsGenerator).Select(sampler => sampler.Name)];

    public static TheoryData<string> Selectors => [.. SamplerCatalog.All.Where(sampler => !IsGenerator(sampler)).Select(sampler => sampler.Name)];

    public static TheoryData<string> DeterministicSelectors => [.. SamplerCatalog.All.Where(sampler => !IsGenerator(sampler) && !sampler.IsRandom).Select(sampler => sampler.Name)];

    [Fact]
    public void Names_are_distinct_and_every_sampler_is_listed()
    {
        string[] listed = [.. SamplerCatalog.All.Select(sampler => sampler.Name).Order(StringComparer.Ordinal)];
        string[] written = [.. typeof(Sampler).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Sampler)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(written, listed);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_class_is_an_error_that_names_it(string name)
    {
        Sampler sampler = Sampler(name);

        ResamplingException error = Assert.Throws<ResamplingException>(() => sampler.Resample(SampleRows.For(sampler, 20, 0)));

        Assert.Equal(ResamplingProblem.OneClass, error.Problem);
        Assert.Equal($"All 20 rows are of class 'a'; {name} needs rows of at least 2 classes. Check how the rows were selected or split.", error.Message);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Rows_that_do_not_suit_are_refused(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 40, 20);
        LabelledRows holed = SampleRows.Changed(rows, (row, column, value) => row is 3 or 17 && column == 2 ? float.NaN : value);

        if (sampler.Needs == ColumnNeed.Any)
        {
            Assert.True(sampler.Resample(holed).Rows.Count > 0);
            return;
        }

        ResamplingException missing = Assert.Throws<ResamplingException>(() => sampler.Resample(holed));
        Assert.Equal(ResamplingProblem.MissingValues, missing.Problem);
        Assert.StartsWith("2 of 60 rows hold NaN, infinite or missing values, the first is row 3, column 'x2'", missing.Message, StringComparison.Ordinal);
        foreach (ColumnNeed other in new[] { ColumnNeed.Numeric, ColumnNeed.Mixed, ColumnNeed.Categorical }.Where(need => need != sampler.Needs))
        {
            ResamplingException unsuited = Assert.Throws<ResamplingException>(() => sampler.Resample(SampleRows.Make(other, 6, 40, 20)));
            Assert.Equal(ResamplingProblem.ColumnKind, unsuited.Problem);
        }
    }

    [Theory]
    [MemberData(nameof(Generators))]
    public void Originals_come_first_and_untouched(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 60, 15, 30);
        float[] before = rows.Features.ToArray();

        Resampled result = sampler.Resample(rows);

        Assert.Equal(before, rows.Features.ToArray());
        if (sampler is not GeneratingSampler)
        {
            return;
        }

        Assert.Equal(before, result.Features[..before.Length].ToArray());
        Assert.Equal(rows.Labels.ToArray(), result.Labels[..rows.Count].ToArray());
        Assert.Equal(Enumerable.Range(0, rows.Count), result.SourceRows[..rows.Count].ToArray());
        int[] added = result.Labels[rows.Count..].ToArray();
        Assert.Equal(added.Order(), added);
    }

    [Theory]
    [MemberData(nameof(Selectors))]
    public void Kept_rows_stay_in_order_and_untouched(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 60, 15, 30);
        float[] before = rows.Features.ToArray();

        Resampled result = sampler.Resample(rows);

        Assert.Equal(before, rows.Features.ToArray());
        int[] kept = result.SourceRows.ToArray();
        Assert.Equal(kept.Distinct().Order(), kept);
        Assert.Equal(kept.SelectMany(row => before[(row * 6)..((row * 6) + 6)]), result.Features.ToArray());
        Assert.Equal(kept.Select(row => rows.Labels.Span[row]), result.Labels.ToArray());
        Assert.True(result.Origins.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Sources_and_origins_account_for_every_row(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows plain = SampleRows.For(sampler, 60, 15, 30);
        float[] weights = [.. Enumerable.Range(0, plain.Count).Select(row => 1f + row)];
        LabelledRows rows = plain.WithRows(plain.Features, plain.Labels, weights);

        Resampled result = sampler.Resample(rows);

        int synthetic = 0;
        for (int row = 0; row < result.Rows.Count; row++)
        {
            int source = result.SourceRows.Span[row];
            RowOrigin origin = source >= 0 ? new RowOrigin(source, source, 0) : result.Origins.Span[synthetic++];
            Assert.Equal(rows.Labels.Span[origin.First], result.Labels.Span[row]);
            Assert.InRange(origin.Second, 0, rows.Count - 1);
            Assert.InRange(origin.Step, 0f, MathF.BitDecrement(1f));
            Assert.Equal(weights[origin.First], result.Weights.Span[row]);
        }

        Assert.Equal(synthetic, result.Origins.Length);
        Assert.Equal(result.Rows.ColumnNames, rows.ColumnNames);
        Assert.Equal(result.Rows.Categories, rows.Categories);
        Assert.All(result.Features.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Counts_are_as_planned(string name)
    {
        Sampler sampler = Sampler(name);

        Resampled result = sampler.Resample(SampleRows.For(sampler, 60, 15, 30));

        Assert.Equal(["a", "b", "c"], result.Classes.Select(outcome => outcome.Name));
        Assert.Equal([60, 15, 30], result.Classes.Select(outcome => outcome.Before));
        Assert.Equal(result.Classes.Select(outcome => outcome.After), result.Rows.ClassCounts);
        foreach (ClassOutcome outcome in result.Classes)
        {
            switch (sampler.Kind)
            {
                case SamplingKind.OverSampling when sampler is GeneratingSampler:
                    Assert.Equal(60, outcome.Asked);
                    Assert.InRange(outcome.After, outcome.Asked!.Value - sampler.CountSlack(outcome.Before), outcome.Asked!.Value + sampler.CountSlack(outcome.Before));
                    break;
                case SamplingKind.UnderSampling:
                    Assert.Equal(15, outcome.Asked);
                    Assert.Equal(15, outcome.After);
                    break;
                case SamplingKind.Cleaning:
                    Assert.InRange(outcome.After, 0, outcome.Before);
                    Assert.Equal(outcome.Name == "b" ? 15 : null, outcome.Asked);
                    break;
                default:
                    Assert.InRange(outcome.After, 0, 60);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Threads_do_not_change_the_result(string name)
    {
        Sampler sampler = Sampler(name) with { Seed = 5 };
        // Enough numbers for several blocks of rows.
        LabelledRows rows = SampleRows.Make(sampler.Needs, 24, 2000, 300, 900);

        AssertSame((sampler with { MaxDegreeOfParallelism = 1 }).Resample(rows), (sampler with { MaxDegreeOfParallelism = 2 }).Resample(rows));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_seed_gives_the_same_result_and_another_seed_another(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 200, 40);
        Resampled first = (sampler with { Seed = 1 }).Resample(rows);

        AssertSame(first, (sampler with { Seed = 1 }).Resample(rows));
        Resampled second = (sampler with { Seed = 2 }).Resample(rows);
        if (sampler.IsRandom)
        {
            Assert.False(first.SourceRows.Span.SequenceEqual(second.SourceRows.Span) && first.Origins.Span.SequenceEqual(second.Origins.Span));
        }
        else
        {
            AssertSame(first, second);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(DeterministicSelectors))]
    public void The_order_of_rows_does_not_change_which_are_kept(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 120, 40, 70);
        int[] order = RandomOrder.Of([.. Enumerable.Range(0, rows.Count)], new CounterRandom(3, 3));

        int[] kept = sampler.Resample(rows).SourceRows.ToArray();
        int[] keptOfReordered = sampler.Resample(SampleRows.Reordered(rows, order)).SourceRows.ToArray();

        Assert.Equal(kept, keptOfReordered.Select(row => order[row]).Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Duplicate_rows_are_taken_as_they_are(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 60, 30);
        // Every row is one of ten.
        LabelledRows copies = SampleRows.Changed(rows, (row, column, _) => rows.Features.Span[(row % 10 * 6) + column]);

        Resampled result = sampler.Resample(copies);

        Assert.All(result.Features.ToArray(), value => Assert.True(float.IsFinite(value)));
        AssertSame(result, (sampler with { MaxDegreeOfParallelism = 2 }).Resample(copies));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Constant_columns_stay_constant(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 60, 30);
        LabelledRows constant = SampleRows.Changed(rows, (_, column, value) => column switch
        {
            0 => 3,
            5 => 1,
            _ => value,
        });

        Resampled result = sampler.Resample(constant);

        for (int row = 0; row < result.Rows.Count; row++)
        {
            Assert.Equal(3f, result.Features.Span[row * 6]);
            Assert.Equal(1f, result.Features.Span[(row * 6) + 5]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_smallest_class_that_works_works_and_one_row_less_is_an_error(string name)
    {
        Sampler sampler = Sampler(name);
        int least = sampler.LeastClassRows;

        Assert.True(sampler.Resample(SampleRows.For(sampler, 60, least)).Rows.Count > 0);

        if (least > 1)
        {
            ResamplingException error = Assert.Throws<ResamplingException>(() => sampler.Resample(SampleRows.For(sampler, 60, least - 1)));
            Assert.Equal(ResamplingProblem.TooFewRows, error.Problem);
            Assert.Contains($"Class 'b' has {least - 1} rows", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_class_without_rows_stays_without(string name)
    {
        Sampler sampler = Sampler(name);

        Resampled result = sampler.Resample(SampleRows.For(sampler, 60, 0, 30));

        Assert.Equal("b", result.Classes[1].Name);
        Assert.Equal((0, 0), (result.Classes[1].Before, result.Classes[1].After));
        Assert.True(result.Classes[2].After > 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_stops_half_way_when_cancelled(string name)
    {
        Sampler sampler = Sampler(name);
        LabelledRows rows = SampleRows.For(sampler, 200, 60, 100);
        float[] before = rows.Features.ToArray();
        using var source = new CancellationTokenSource();
        var progress = new CancelAfter(source, .01);

        Assert.ThrowsAny<OperationCanceledException>(() => sampler.Resample(rows, progress, source.Token));

        Assert.InRange(progress.Last, .01, .999);
        Assert.Equal(before, rows.Features.ToArray());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Progress_goes_from_0_to_1_and_never_back(string name)
    {
        Sampler sampler = Sampler(name);
        var seen = new CancelAfter(null, 2);

        sampler.Resample(SampleRows.For(sampler, 60, 30), seen);

        Assert.Equal(0, seen.Values[0]);
        Assert.Equal(1, seen.Values[^1]);
        Assert.Equal(seen.Values.Order(), seen.Values);
    }

    private static bool IsGenerator(Sampler sampler) => sampler.Kind == SamplingKind.OverSampling;

    private static Sampler Sampler(string name) => SamplerCatalog.All.Single(sampler => sampler.Name == name);

    private static void AssertSame(Resampled expected, Resampled actual)
    {
        Assert.Equal(expected.Features.ToArray(), actual.Features.ToArray());
        Assert.Equal(expected.Labels.ToArray(), actual.Labels.ToArray());
        Assert.Equal(expected.SourceRows.ToArray(), actual.SourceRows.ToArray());
        Assert.Equal(expected.Origins.ToArray(), actual.Origins.ToArray());
        Assert.Equal(expected.Classes, actual.Classes);
        Assert.Equal(expected.Notes, actual.Notes);
    }

    private sealed class CancelAfter(CancellationTokenSource? source, double fraction) : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public double Last => Values[^1];

        public void Report(double value)
        {
            Values.Add(value);
            if (value >= fraction)
            {
                source?.Cancel();
            }
        }
    }
}
