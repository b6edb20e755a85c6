using System.Globalization;
using System.Text;

namespace CollapseGuard.Sql;

/// <summary>Asks one table: aggregates and groups, each shard by itself where there are shards. Sees that no rows come or go meanwhile.</summary>
internal sealed class TableQuestions(ISqlSource source, SqlTable table, string? shardColumn, IProgress<SqlProgress>? progress, CancellationToken cancellationToken, IReadOnlyList<string>? parameters = null)
{
    /// <summary>Longest text of the aggregates of one statement; ClickHouse refuses statements beyond 256 KiB.</summary>
    private const int LongestList = 60_000;

    /// <summary>PostgreSQL returns at most 1,664 columns.</summary>
    private const int MostAggregates = 400;

    private readonly string from = table.ToSql(source.Dialect);
    private readonly string? shard = shardColumn is null ? null : source.Dialect.Quote(shardColumn);
    private int statements;

    public SqlDialect Dialect => source.Dialect;

    public string From => from;

    public bool IsSharded => shard is not null;

    /// <summary>Rows of the table; -1 until first asked.</summary>
    public long Rows { get; private set; } = -1;

    /// <summary>Shards that hold rows; 1 for a table in one place.</summary>
    public int Shards { get; private set; } = 1;

    public CancellationToken CancellationToken => cancellationToken;

    public Task<IReadOnlyList<SqlColumn>> DescribeAsync()
    {
        Report("columns");
        return source.DescribeAsync(new SqlStatement($"SELECT * FROM {from} WHERE 1 = 0"), cancellationToken);
    }

    /// <summary>The aggregates of each shard that holds rows, in as few statements as fit.</summary>
    /// <returns>One array a shard, as long as <paramref name="aggregates"/>; one in all for a table in one place.</returns>
    public async Task<IReadOnlyList<object?[]>> AggregateAsync(IReadOnlyList<string> aggregates, string step)
    {
        var answers = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        for (int first = 0; first < aggregates.Count || first == 0;)
        {
            int count = Fitting(aggregates, first);
            long rows = 0;
            await foreach (object?[] row in QueryAsync(AggregateText(aggregates, first, count), step).ConfigureAwait(false))
            {
                string key = Convert.ToString(row[0], CultureInfo.InvariantCulture) ?? "";
                key = row[0] is null ? "" : "=" + key;
                if (!answers.TryGetValue(key, out object?[]? answer))
                {
                    answers.Add(key, answer = new object?[aggregates.Count]);
                }

                rows += SqlValue.ToInt64(row[1]);
                Array.Copy(row, 2, answer, first, count);
            }

            RequireRows(rows, answers.Count);
            first += Math.Max(1, count);
        }

        return [.. answers.Values];
    }

    /// <summary>One row a group and shard: the keys, then the aggregates. Groups of several shards are not merged.</summary>
    public IAsyncEnumerable<object?[]> GroupAsync(IReadOnlyList<string> keys, IReadOnlyList<string> aggregates, string step, string? where = null, string? having = null, int? limit = null)
    {
        string list = string.Join(", ", keys);
        var text = new StringBuilder($"SELECT {list}");
        text.AppendJoin("", aggregates.Select(aggregate => $", {aggregate}")).Append($" FROM {from}");
        text.Append(where is null ? "" : $" WHERE {where}").Append($" GROUP BY {(shard is null ? list : $"{shard}, {list}")}").Append(having is null ? "" : $" HAVING {having}");
        // Over shards a limit would be applied here, after all groups have travelled.
        text.Append(limit is null || IsSharded ? "" : string.Create(CultureInfo.InvariantCulture, $" LIMIT {limit}"));
        return QueryAsync(text.ToString(), step);
    }

    public IAsyncEnumerable<object?[]> QueryAsync(string text, string step)
    {
        Report(step);
        return source.QueryAsync(new SqlStatement(text, parameters ?? []), cancellationToken);
    }

    private static int Fitting(IReadOnlyList<string> aggregates, int first)
    {
        int length = 0, end = first;
        while (end < aggregates.Count && end - first < MostAggregates && (end == first || length + aggregates[end].Length <= LongestList))
        {
            length += aggregates[end++].Length;
        }

        return end - first;
    }

    private string AggregateText(IReadOnlyList<string> aggregates, int first, int count)
    {
        var text = new StringBuilder($"SELECT {shard ?? "'all'"}, count(*)");
        for (int i = first; i < first + count; i++)
        {
            text.Append(", ").Append(aggregates[i]);
        }

        return text.Append($" FROM {from}").Append(shard is null ? "" : $" GROUP BY {shard}").ToString();
    }

    private void RequireRows(long rows, int shards)
    {
        Shards = Math.Max(1, shards);
        if (Rows >= 0 && Rows != rows)
        {
            throw new SqlProfileException(SqlProblem.TableChanged, string.Create(
                CultureInfo.InvariantCulture,
                $"'{table}' had {Rows} rows at first and {rows} later; a profile needs the same rows for all its statements. Profile a copy, or inside a transaction that sees one state."));
        }

        Rows = rows;
    }

    private void Report(string step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new SqlProgress(step, statements++));
    }
}
