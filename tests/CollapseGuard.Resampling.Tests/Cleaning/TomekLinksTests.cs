namespace CollapseGuard.Resampling.Tests;

public class TomekLinksTests
{
    // 1 and 1.2 are each other's nearest; 9 is nearest to none although its nearest is of another class; 5 and 9 are not mutual.
    private const string Rows = "a:0 a:1 b:1.2 a:5 b:9";

    [Fact]
    public void Of_a_link_the_row_of_the_larger_class_goes() => Assert.Equal([1], Line.Gone(new TomekLinks(), Rows));

    [Fact]
    public void With_all_classes_both_rows_go() => Assert.Equal([1, 2], Line.Gone(new TomekLinks { Strategy = SamplingStrategy.All }, Rows));

    [Fact]
    public void Only_named_classes_lose_rows() => Assert.Equal([2], Line.Gone(new TomekLinks { Strategy = SamplingStrategy.Classes("b") }, Rows));

    [Fact]
    public void Nearest_rows_of_one_class_are_no_link() => Assert.Empty(Line.Gone(new TomekLinks { Strategy = SamplingStrategy.All }, "a:0 a:.1 a:.2 b:5 b:5.1"));

    [Fact]
    public void A_link_between_two_classes_beside_the_largest_is_found() =>
        Assert.Equal([4], Line.Gone(new TomekLinks(), "a:0 a:.1 a:.2 a:.3 b:10 c:10.1 b:20 b:20.1 c:30"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Links_are_those_of_the_definition(int seed)
    {
        LabelledRows rows = Line.Grid(seed, 70, 30, 45);
        int[] all = [.. Enumerable.Range(0, rows.Count)];

        Assert.Equal(Naive.Tomek(rows, all, c => c != 1), new TomekLinks().Resample(rows).SourceRows.ToArray());
        Assert.Equal(Naive.Tomek(rows, all, _ => true), new TomekLinks { Strategy = SamplingStrategy.All }.Resample(rows).SourceRows.ToArray());
        Assert.Equal(Naive.Tomek(rows, all, c => c == 1), new TomekLinks { Strategy = SamplingStrategy.Classes("b") }.Resample(rows).SourceRows.ToArray());
        Assert.Equal(Naive.Tomek(rows, all, c => c == 0), new TomekLinks { Strategy = SamplingStrategy.Majority }.Resample(rows).SourceRows.ToArray());
    }
}
