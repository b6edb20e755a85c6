namespace CollapseGuard.Resampling.Tests;

public class NearMissTests
{
    // Small class at 0, 10 and 20.
    private const string Rows = "b:0 b:10 b:20 a:-3 a:1 a:9.5 a:12 a:24 a:40";

    [Theory]
    [InlineData(1, 1, new[] { 4, 5, 6 })] // nearest: 3, 1, .5, 2, 4, 20
    [InlineData(1, 2, new[] { 4, 5, 6 })] // two nearest: 16, 10, 10, 10, 18, 50
    [InlineData(2, 1, new[] { 4, 5, 6 })] // farthest: 23, 19, 10.5, 12, 24, 40
    [InlineData(2, 3, new[] { 4, 5, 6 })] // all three: 39, 30, 20.5, 22, 42, 90
    [InlineData(3, 1, new[] { 4, 7, 5 })] // proposed: 1, 9.5 and 24, one each; all are kept
    public void Rows_kept_are_the_nearest(int version, int k, int[] kept)
    {
        int[] result = new NearMiss { Version = version, Neighbors = k, CandidateNeighbors = 1 }.Resample(Line.Of(Rows)).SourceRows.ToArray();

        Assert.Equal(kept.Order(), result.Except([0, 1, 2]));
    }

    [Fact]
    public void Version_3_keeps_the_farthest_of_the_proposed()
    {
        // Two proposals each: 1, -3 / 9.5, 12 / 24, 12. Distances to the nearest: 1, 3, .5, 2, 4.
        int[] result = new NearMiss { Version = 3, Neighbors = 1, CandidateNeighbors = 2 }.Resample(Line.Of(Rows)).SourceRows.ToArray();

        Assert.Equal([0, 1, 2, 3, 6, 7], result);
    }

    [Fact]
    public void Version_3_says_when_too_few_are_proposed()
    {
        Resampled result = new NearMiss { Version = 3, Neighbors = 1, CandidateNeighbors = 1, Strategy = SamplingStrategy.Counts(("a", 5)) }.Resample(Line.Of(Rows));

        Assert.Equal(3, result.Classes[0].After);
        Assert.Equal(["class 'a': 5 rows were asked for, but only 3 are among the CandidateNeighbors = 1 nearest of a row of the smallest class; all of these were kept"], result.Notes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rows_kept_are_those_of_the_definition(int version)
    {
        foreach (LabelledRows rows in new[] { SampleRows.Numeric(3, 90, 12, 40), SampleRows.Numeric(17, 30, 60) })
        {
            Assert.Equal(
                Naive.NearMiss(rows, version, 3, 4),
                new NearMiss { Version = version, CandidateNeighbors = 4 }.Resample(rows).SourceRows.ToArray());
        }
    }

    [Fact]
    public void Too_many_neighbours_are_an_error_or_are_lowered()
    {
        const string Message = "Class 'b' has 3 rows; Neighbors = 4 needs 4. The largest Neighbors that works is 3: set it, or set LowerNeighbors to have it lowered where a class is small.";
        LabelledRows rows = Line.Of(Rows);
        foreach (int version in new[] { 1, 3 })
        {
            ResamplingException error = Assert.Throws<ResamplingException>(() => new NearMiss { Version = version, Neighbors = 4 }.Resample(rows));
            Assert.Equal((ResamplingProblem.TooFewRows, Message), (error.Problem, error.Message));
        }

        ResamplingException candidates = Assert.Throws<ResamplingException>(() => new NearMiss { Version = 3, CandidateNeighbors = 7 }.Resample(rows));
        Assert.Equal("Class 'a' has 6 rows; CandidateNeighbors = 7 needs 7. The largest CandidateNeighbors that works is 6: set it, or set LowerNeighbors to have it lowered where a class is small.", candidates.Message);
        Assert.Equal(["class 'b' has 3 rows: Neighbors was lowered from 4 to 3"], new NearMiss { Neighbors = 4, LowerNeighbors = true }.Resample(rows).Notes);
        // All that there are will do for the farthest, as in the reference.
        Assert.Equal(["class 'b' has 3 rows: Neighbors was lowered from 4 to 3"], new NearMiss { Version = 2, Neighbors = 4 }.Resample(rows).Notes);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.StartsWith("Version is 4; NearMiss has versions 1, 2 and 3.", Assert.Throws<ArgumentOutOfRangeException>(() => new NearMiss { Version = 4 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("CandidateNeighbors is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new NearMiss { CandidateNeighbors = 0 }).Message, StringComparison.Ordinal);
    }
}
