using CollapseGuard.Summaries;
using DuckDB.NET.Data;

namespace CollapseGuard.Sql.Tests;

/// <summary>Predictions in a table are judged as the same predictions in memory.</summary>
public sealed class PredictionTests : IDisposable
{
    private const int Count = 20_000;
    private readonly DuckDBConnection connection = new("Data Source=:memory:");
    private readonly double[] predicted = new double[Count];
    private readonly double[] actual = new double[Count];
    private readonly float[] scores = new float[Count];
    private readonly bool[] truths = new bool[Count];
    private readonly string[] labels = new string[Count];
    private readonly string[] guesses = new string[Count];

    public PredictionTests()
    {
        connection.Open();
        var random = new Random(7);
        using (DuckDBCommand command = connection.CreateCommand())
        {
            command.CommandText = "CREATE TABLE p (predicted DOUBLE, actual DOUBLE, score REAL, truth BOOLEAN, label VARCHAR, guess VARCHAR, shard INTEGER)";
            command.ExecuteNonQuery();
        }

        using DuckDBAppender appender = connection.CreateAppender("p");
        for (int i = 0; i < Count; i++)
        {
            double x = random.NextDouble();
            (actual[i], predicted[i]) = (x, 5 + (1e-6 * random.NextDouble()));
            (scores[i], truths[i]) = ((float)((0.4 * x) + (0.2 * random.NextDouble())), random.NextDouble() < x);
            (labels[i], guesses[i]) = (truths[i] ? "it's" : "not", x > 0.999 ? "it's" : "not");
            appender.CreateRow().AppendValue(predicted[i]).AppendValue(actual[i]).AppendValue(scores[i]).AppendValue((bool?)truths[i])
                .AppendValue(labels[i]).AppendValue(guesses[i]).AppendValue((int?)(i % 3)).EndRow();
        }
    }

    private DbConnectionSource Source => new(connection);

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("shard")]
    public async Task Regression_is_judged_as_in_memory(string? shard)
    {
        CollapseReport report = await SqlCollapse.CheckRegressionAsync(Source, new SqlTable("p"), "predicted", "actual", new SqlProfileOptions { ShardColumn = shard });

        AssertSame(Collapse.CheckRegression(predicted, actual), report);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("shard")]
    public async Task Labels_are_judged_as_in_memory(string? shard)
    {
        CollapseReport report = await SqlCollapse.CheckLabelsAsync(Source, new SqlTable("p"), "guess", "label", new SqlProfileOptions { ShardColumn = shard });

        AssertSame(Collapse.CheckLabels<string>(guesses, labels), report);
    }

    [Theory]
    [InlineData("truth", null, null)]
    [InlineData("label", "it's", null)]
    [InlineData("label", "it's", "shard")]
    public async Task Scores_are_judged_as_in_memory(string column, string? positive, string? shard)
    {
        CollapseReport report = await SqlCollapse.CheckBinaryAsync(Source, new SqlTable("p"), "score", column, positive, profile: new SqlProfileOptions { ShardColumn = shard });

        AssertSame(Collapse.CheckBinary(scores, truths), report);
    }

    [Fact]
    public void Ranges_bound_the_area_that_all_rows_have()
    {
        RankingSummary exact = Statistics.Ranking.Measure(scores, truths);
        (float Score, bool Truth)[] ordered = [.. scores.Zip(truths).OrderBy(row => row.First)];
        (float Score, bool Truth)[][] ranges = [.. ordered.Chunk(50)];

        RankingSummary bounds = Statistics.Ranking.OfRanges(
            [.. ranges.Select(range => range[0].Score)], [.. ranges.Select(range => range[^1].Score)],
            [.. ranges.Select(range => (long)range.Count(row => row.Truth))], [.. ranges.Select(range => (long)range.Count(row => !row.Truth))]);

        Assert.InRange(exact.Auc, bounds.AucLower, bounds.AucUpper);
        Assert.InRange(bounds.AucUpper - bounds.AucLower, 0, 0.005);
    }

    [Fact]
    public async Task Missing_truths_and_scores_outside_their_range_are_refused()
    {
        await DatabaseAgreement.RunAsync(connection, "INSERT INTO p (score, guess) VALUES (0.5, 'not')");

        await RefusedAsync("no label", () => SqlCollapse.CheckLabelsAsync(Source, new SqlTable("p"), "guess", "label"));
        await RefusedAsync("neither positive nor negative", () => SqlCollapse.CheckBinaryAsync(Source, new SqlTable("p"), "score", "truth"));
        await RefusedAsync("must be in [0, 1]", () => SqlCollapse.CheckBinaryAsync(Source, new SqlTable("p"), "predicted", "truth"));
        await RefusedAsync("is not numeric", () => SqlCollapse.CheckRegressionAsync(Source, new SqlTable("p"), "guess", "actual"));
        await RefusedAsync("must be given", () => SqlCollapse.CheckBinaryAsync(Source, new SqlTable("p"), "score", "label"));
    }

    private static async Task RefusedAsync(string words, Func<Task<CollapseReport>> check)
    {
        SqlProfileException failure = await Assert.ThrowsAsync<SqlProfileException>(check);
        Assert.Equal(SqlProblem.UnusableColumn, failure.Problem);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(CollapseReport expected, CollapseReport actual)
    {
        Assert.Equal(expected.Outcome, actual.Outcome);
        Assert.Equal(expected.Findings.Select(finding => finding.Detector.Id), actual.Findings.Select(finding => finding.Detector.Id));
        Assert.Equal(expected.Causes.Select(cause => cause.Cause), actual.Causes.Select(cause => cause.Cause));
    }
}
