using System.Globalization;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Scores of a binary classifier beside the truth: moments by class, decisions, log-loss, and a ranking from buckets of scores.</summary>
internal sealed class ScoreQuery(TableQuestions questions, SqlTable table, ProfiledColumn score, ColumnSummary scores, string truth)
{
    private const double Slack = 1e-6;
    private const double LeastProbability = 1e-7;
    private readonly MomentSummary[] moments = [MomentSummary.Empty, MomentSummary.Empty];
    private readonly long[] decisions = new long[4];
    private double logLoss;
    private long extremes;

    public async Task<ScoreSummary> MeasureAsync(double threshold, bool areProbabilities, (double Center, double Scale) sampled, double entropy)
    {
        Shift shift = Shift.Of(scores.Moments);
        await foreach (object?[] row in questions.GroupAsync([truth], Aggregates(threshold, shift, areProbabilities), "scores by class").ConfigureAwait(false))
        {
            Add(row, shift, areProbabilities);
        }

        return new ScoreSummary
        {
            Name = score.Name,
            Scores = LabelReading.ValueOf(scores) with { Entropy = entropy },
            PositiveScores = moments[1],
            NegativeScores = moments[0],
            Ranking = await RankAsync(sampled).ConfigureAwait(false),
            AreProbabilities = areProbabilities,
            Threshold = threshold,
            Decisions = new LabelSummary { Classes = ["negative", "positive"], Confusion = new ConfusionMatrix(2, decisions) },
            LogLoss = areProbabilities && scores.Moments.Count > 0 ? logLoss / scores.Moments.Count : double.NaN,
            ExtremeCount = areProbabilities ? extremes : 0,
        };
    }

    private string[] Aggregates(double threshold, Shift shift, bool areProbabilities)
    {
        SqlDialect dialect = questions.Dialect;
        string x = score.UsableValue, z = shift.Apply(dialect, x);
        string least = dialect.Literal(LeastProbability), greatest = dialect.Literal(1 - LeastProbability);
        string clipped = $"(CASE WHEN {x} < {least} THEN {least} WHEN {x} > {greatest} THEN {greatest} ELSE {x} END)";
        return
        [
            "count(*)", $"count({x})", $"sum({z})", $"sum({dialect.Product(z, z)})", $"min({x})", $"max({x})",
            $"count(CASE WHEN {x} >= {dialect.Literal(threshold)} THEN 1 END)",
            $"count(CASE WHEN {x} <= {dialect.Literal(Slack)} OR {x} >= {dialect.Literal(1 - Slack)} THEN 1 END)",
            .. areProbabilities ? (string[])[$"sum({dialect.Log(clipped)})", $"sum({dialect.Log($"(1 - {clipped})")})"] : [],
        ];
    }

    private void Add(object?[] row, Shift shift, bool areProbabilities)
    {
        if (row[0] is null)
        {
            throw new SqlProfileException(SqlProblem.UnusableColumn, string.Create(
                CultureInfo.InvariantCulture, $"{SqlValue.ToInt64(row[1])} rows of '{table}' have a truth that is neither positive nor negative; every row needs 1 or 0, true or false, or the text given as positive. Check a view without those rows."));
        }

        int truth = (int)SqlValue.ToInt64(row[0]);
        long n = SqlValue.ToInt64(row[2]), positive = SqlValue.ToInt64(row[7]);
        if (n == 0)
        {
            return;
        }

        double least = SqlValue.ToDouble(row[5]), greatest = SqlValue.ToDouble(row[6]);
        if (areProbabilities && (least < -Slack || greatest > 1 + Slack))
        {
            throw new SqlProfileException(SqlProblem.UnusableColumn, string.Create(
                CultureInfo.InvariantCulture, $"'{score.Name}' reaches from {least} to {greatest}; probabilities must be in [0, 1]. For margins pass areProbabilities: false and a threshold."));
        }

        moments[truth] = MomentSummary.Combine(moments[truth], shift.Undo(n, SqlValue.ToDouble(row[3]), SqlValue.ToDouble(row[4]), least, greatest));
        decisions[(truth * 2) + 1] += positive;
        decisions[truth * 2] += n - positive;
        extremes += SqlValue.ToInt64(row[8]);
        logLoss -= areProbabilities ? SqlValue.ToDouble(row[9 + 1 - truth]) : 0;
    }

    private async Task<RankingSummary> RankAsync((double Center, double Scale) sampled)
    {
        if (scores.Moments.Count == 0)
        {
            return RankingSummary.NotKept;
        }

        (double center, double scale) = Buckets.Choose(scores.Moments, sampled);
        string bucket = Buckets.Of(questions.Dialect, score.Value, center, scale, Buckets.Farthest(scores.Moments, center));
        var cells = new SortedDictionary<long, (double Low, double High, long Positives, long Negatives)>();
        string[] aggregates = [$"min({score.Value})", $"max({score.Value})", $"count(CASE WHEN {truth} = 1 THEN 1 END)", "count(*)"];
        await foreach (object?[] row in questions.GroupAsync([bucket], aggregates, "ranking of scores", score.Usable).ConfigureAwait(false))
        {
            long key = SqlValue.ToInt64(row[0]), positives = SqlValue.ToInt64(row[3]), negatives = SqlValue.ToInt64(row[4]) - positives;
            (double Low, double High, long Positives, long Negatives) cell = cells.GetValueOrDefault(key, (double.PositiveInfinity, double.NegativeInfinity, 0, 0));
            cells[key] = (Math.Min(cell.Low, SqlValue.ToDouble(row[1])), Math.Max(cell.High, SqlValue.ToDouble(row[2])), cell.Positives + positives, cell.Negatives + negatives);
        }

        // Buckets are ordered but for the last place of a logarithm; the least scores settle it.
        (double Low, double High, long Positives, long Negatives)[] ordered = [.. cells.Values.OrderBy(cell => cell.Low)];
        return Ranking.OfRanges(
            [.. ordered.Select(cell => (float)cell.Low)], [.. ordered.Select(cell => (float)cell.High)],
            [.. ordered.Select(cell => cell.Positives)], [.. ordered.Select(cell => cell.Negatives)]);
    }
}
