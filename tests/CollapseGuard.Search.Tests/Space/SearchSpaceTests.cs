namespace CollapseGuard.Search.Tests.Space;

/// <summary>Ranges, spaces and the typed reads of a candidate.</summary>
public class SearchSpaceTests
{
    private static readonly SearchSpace Space = SearchSpace.Of(
        SearchRange.Log("learningRate", 1e-5, 1),
        SearchRange.Integer("batchSize", 8, 256, log: true),
        SearchRange.Integer("layers", 1, 3),
        SearchRange.Categorical("init", "he", "glorot"));

    [Fact]
    public void A_candidate_is_read_by_name_and_type()
    {
        var candidate = new Candidate(Space, 3, [.01, 32, 2, 1]);

        Assert.Equal(.01, candidate.GetDouble("learningRate"));
        Assert.Equal(.01f, candidate.GetSingle("learningRate"));
        Assert.Equal(32, candidate.GetInt32("batchSize"));
        Assert.Equal(32.0, candidate.GetDouble("batchSize"));
        Assert.Equal("glorot", candidate.GetString("init"));
        Assert.Equal("learningRate = 0.01, batchSize = 32, layers = 2, init = glorot", candidate.ToString());
    }

    [Fact]
    public void A_wrong_read_says_what_is_there()
    {
        var candidate = new Candidate(Space, 0, [.01, 32, 2, 1]);

        Assert.Contains("There is no range 'lr'; the space has 'learningRate', 'batchSize', 'layers', 'init'", Assert.Throws<ArgumentException>(() => candidate.GetDouble("lr")).Message, StringComparison.Ordinal);
        Assert.Contains("'init' is Categorical, not a number; read it with GetString", Assert.Throws<ArgumentException>(() => candidate.GetDouble("init")).Message, StringComparison.Ordinal);
        Assert.Contains("'learningRate' is Log, not a whole number; read it with GetDouble", Assert.Throws<ArgumentException>(() => candidate.GetInt32("learningRate")).Message, StringComparison.Ordinal);
        Assert.Contains("'layers' is Integer, not a choice; read it with GetInt32", Assert.Throws<ArgumentException>(() => candidate.GetString("layers")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_that_are_none_are_refused_with_what_was_seen()
    {
        Assert.Contains("'a' goes from 1 to 1", Assert.Throws<ArgumentException>(() => SearchRange.Linear("a", 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("'a' goes from NaN", Assert.Throws<ArgumentException>(() => SearchRange.Linear("a", double.NaN, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("'a' begins at 0; a logarithmic range must begin above 0", Assert.Throws<ArgumentException>(() => SearchRange.Log("a", 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SearchRange.Integer("a", 0, 9, log: true));
        Assert.Throws<ArgumentException>(() => SearchRange.Categorical("a"));
        Assert.Throws<ArgumentException>(() => SearchRange.Categorical("a", "x", "x"));
        Assert.Throws<ArgumentException>(() => SearchRange.Linear(" ", 0, 1));
        Assert.Contains("Two ranges are named 'a'", Assert.Throws<ArgumentException>(() => SearchSpace.Of(SearchRange.Linear("a", 0, 1), SearchRange.Linear("a", 0, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SearchSpace.Of());
    }

    [Fact]
    public void Every_place_of_the_unit_cube_is_a_value_of_the_range_and_ends_are_ends()
    {
        foreach (SearchRange range in Space.Ranges)
        {
            for (int i = 0; i <= 1_000; i++)
            {
                Assert.True(range.Contains(range.FromUnit(i / 1_000.0)));
            }

            Assert.Equal(range.Minimum, range.FromUnit(0));
            Assert.Equal(range.Maximum, range.FromUnit(1), 1e-12);
        }
    }

    [Fact]
    public void Whole_numbers_and_choices_are_equally_likely()
    {
        SearchRange range = SearchRange.Integer("a", 1, 3);
        int[] counts = [.. Enumerable.Range(0, 900).GroupBy(i => range.FromUnit((i + .5) / 900)).OrderBy(g => g.Key).Select(g => g.Count())];

        Assert.Equal([300, 300, 300], counts);
    }

    [Fact]
    public void Only_finite_spaces_have_a_count()
    {
        Assert.Null(Space.Count);
        Assert.Equal(6, SearchSpace.Of(SearchRange.Integer("a", 1, 3), SearchRange.Categorical("b", "x", "y")).Count);
        Assert.Null(SearchSpace.Of([.. Enumerable.Range(0, 3).Select(i => SearchRange.Integer($"a{i}", int.MinValue, int.MaxValue))]).Count);
    }

    [Fact]
    public void Spaces_with_equal_ranges_are_equal()
    {
        Assert.Equal(SearchSpace.Of(SearchRange.Log("a", 1, 2)), SearchSpace.Of(SearchRange.Log("a", 1, 2)));
        Assert.NotEqual(SearchSpace.Of(SearchRange.Log("a", 1, 2)), SearchSpace.Of(SearchRange.Linear("a", 1, 2)));
        Assert.Equal("learningRate: Log 1E-05 to 1; batchSize: IntegerLog 8 to 256; layers: Integer 1 to 3; init: he | glorot", Space.ToString());
    }
}
