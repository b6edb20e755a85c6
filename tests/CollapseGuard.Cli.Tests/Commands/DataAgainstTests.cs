namespace CollapseGuard.Cli.Tests.Commands;

/// <summary><c>data FILE --against OTHER</c>: a second file beside the first.</summary>
public sealed class DataAgainstTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string train;

    public DataAgainstTests() => train = folder.Write("train.csv", DataSamples.Healthy(2_000));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_beside_itself_does_not_drift() => Assert.DoesNotContain("CG3021", Against(DataSamples.Healthy(2_000)).Out, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_has_moved_is_found_and_not_the_one_that_has_not()
    {
        Run run = Against(Samples.Rows("a,b,y", 2_000, (random, _) => [5 + random.NextDouble(), random.NextDouble(), 1]));

        Assert.Contains("CollapseGuard: AtRisk", run.Out, StringComparison.Ordinal);
        Assert.Contains("'a'", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("'b'", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_file_needs_no_label() => Assert.Equal(0, Against(Samples.Rows("a,b", 2_000, (random, _) => [random.NextDouble(), random.NextDouble()])).ExitCode);

    [Fact]
    public void A_column_that_the_second_file_lacks_is_named() =>
        Assert.Contains("'b'", Against(Samples.Rows("a,y", 2_000, (random, _) => [random.NextDouble(), 1])).Out, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_was_asked_for_and_is_lacking_is_named() =>
        Assert.Contains("'b'", Against(Samples.Rows("a,y", 2_000, (random, _) => [random.NextDouble(), 1]), "--inputs", "a,b").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("b,id")]
    [InlineData("id,b")]
    public void An_excluded_column_that_the_second_file_lacks_leaves_the_others_excluded(string excluded)
    {
        string wide = folder.Write("wide.csv", DataSamples.With(DataSamples.Healthy(2_000), "id", i => $"{i}"));
        string other = folder.Write("other.csv", Samples.Rows("id,a", 2_000, (random, i) => [1e6 + i, random.NextDouble()]));

        Run run = Run.Of("data", wide, "--label", "y", "--against", other, "--exclude", excluded);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("'id'", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_file_of_another_format_is_read()
    {
        DataSamples.Copy($"SELECT * FROM read_csv('{train}')", folder["test.parquet"], "FORMAT parquet");

        Run run = Run.Of("data", train, "--label", "y", "--against", folder["test.parquet"]);

        Assert.Contains("CollapseGuard: Healthy", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_file_that_is_not_there_exits_2()
    {
        Run run = Run.Of("data", train, "--label", "y", "--against", folder["none.csv"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("There is no file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_file_without_any_of_the_inputs_exits_2()
    {
        Run run = Against("y\n1\n2\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("No column of", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_over_the_second_file_is_refused()
    {
        string other = folder.Write("test.csv", DataSamples.Healthy());

        Run run = Run.Of("data", train, "--label", "y", "--against", other, "--output", other);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is the file of --against itself", run.Error, StringComparison.Ordinal);
        Assert.Equal(DataSamples.Healthy(), File.ReadAllText(other));
    }

    private Run Against(string text, params string[] options) => Run.Of(["data", train, "--label", "y", "--against", folder.Write("test.csv", text), .. options]);
}
