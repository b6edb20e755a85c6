namespace CollapseGuard.Resampling.Tests;

public class BorderlineSmoteTests
{
    // On a line, with m = 2. Class b at 0, 1, 2 (safe: neighbours all b but for 2), 10 (swallowed: 9.5 and 10.6 are a).
    // 2 has neighbours 1 (b) and 2.8 (a): half are of another class, so it alone is in danger.
    private static LabelledRows Line => Cloud.Of(("b", [0]), ("b", [1]), ("b", [2]), ("b", [10]), ("a", [2.8f]), ("a", [4]), ("a", [5]), ("a", [9.5f]), ("a", [10.6f]), ("a", [12]), ("a", [13]));

    [Fact]
    public void Rows_in_danger_start_rows_towards_their_class()
    {
        Resampled result = new BorderlineSmote { MNeighbors = 2, KNeighbors = 2 }.Resample(Line);

        Assert.Equal([7, 7], result.Rows.ClassCounts);
        foreach (RowOrigin origin in result.Origins.ToArray())
        {
            Assert.Equal(2, origin.First);
            Assert.Contains(origin.Second, new[] { 0, 1 });
        }
    }

    [Fact]
    public void Version_2_goes_towards_other_classes_by_less_than_half()
    {
        LabelledRows rows = Cloud.Of([.. Enumerable.Range(0, 11).Select(row => (Line.Labels.Span[row] == 1 ? "b" : "a", new[] { Line.Features.Span[row] })), .. Enumerable.Repeat(("a", new float[] { 50 }), 4000)]);

        Resampled result = new BorderlineSmote { MNeighbors = 2, KNeighbors = 2, Version = 2 }.Resample(rows);

        // Neighbours of 2 among all rows: 2.8 (a) and 1 (b).
        RowOrigin[] toOthers = [.. result.Origins.ToArray().Where(origin => origin.Second == 4)];
        RowOrigin[] toOwn = [.. result.Origins.ToArray().Where(origin => origin.Second == 1)];
        Assert.Equal(result.Origins.Length, toOthers.Length + toOwn.Length);
        Assert.InRange(toOthers.Length, 1850, 2150);
        Assert.All(toOthers, origin => Assert.InRange(origin.Step, 0, .5f));

        // u times v, uniform below 1 and below 1/2: mean 1/8, deviation 0.11.
        Assert.Equal(.125, toOthers.Average(origin => origin.Step), .0125);
        Assert.Equal(.5, toOwn.Average(origin => origin.Step), .033);
    }

    [Fact]
    public void A_class_without_rows_in_danger_is_left_and_that_is_said()
    {
        LabelledRows apart = Cloud.Of([.. Enumerable.Range(0, 8).Select(i => ("b", new float[] { i })), .. Enumerable.Range(0, 12).Select(i => ("a", new[] { 100f + i }))]);

        Resampled result = new BorderlineSmote { MNeighbors = 4 }.Resample(apart);

        Assert.Equal([12, 8], result.Rows.ClassCounts);
        Assert.Equal(["class 'b' was left at 8 rows: none of them is in danger, with at least half but not all of its 4 nearest rows of other classes"], result.Notes);
        Assert.Equal((12, 8), (result.Classes[1].Asked, result.Classes[1].After));
    }

    [Fact]
    public void Too_few_rows_for_m_are_an_error_or_lowered()
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => new BorderlineSmote { MNeighbors = 11, KNeighbors = 2 }.Resample(Line));

        Assert.Equal("There are 11 rows in all; MNeighbors = 11 needs 12. The largest MNeighbors that works is 10: set it, or set LowerNeighbors to have it lowered.", error.Message);
        Assert.Contains("there are 11 rows in all: MNeighbors was lowered from 11 to 10", new BorderlineSmote { MNeighbors = 11, KNeighbors = 2, LowerNeighbors = true }.Resample(Line).Notes);
    }
}
