using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>A bounded sample of rows, the same whenever and wherever it is drawn.</summary>
/// <remarks>
/// Different rows are chosen by their hash and fetched with their counts, then spread out again evenly: so a table of few different
/// rows is sampled as well as one without copies. The order is that of the hashes and says nothing about the table's.
/// </remarks>
internal sealed class RowSample
{
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ProfiledColumn> columns;
    private readonly object?[][] rows;

    private RowSample(IReadOnlyList<ProfiledColumn> columns, object?[][] rows)
    {
        (this.columns, this.rows) = (columns, rows);
        for (int c = 0; c < columns.Count; c++)
        {
            index.Add(columns[c].Name, c);
        }
    }

    public int Count => rows.Length;

    /// <summary>Draws at most so many rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What to fetch; equality of rows is judged by these.</param>
    /// <param name="distinctRows">Estimate of the different rows.</param>
    /// <param name="mostRows">Rows at most.</param>
    /// <param name="seed">Of the hash.</param>
    public static async Task<RowSample> DrawAsync(TableQuestions table, IReadOnlyList<ProfiledColumn> columns, double distinctRows, int mostRows, int seed)
    {
        string hash = table.Dialect.Hash([.. columns.Select(column => (column.Value, column.Type))], seed);
        // A tenth more than wanted: the estimate may be off, and what is too much is thinned out below.
        double share = 1.1 * mostRows / Math.Max(1, distinctRows);
        string? where = share >= 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{hash} < {(long)(share * long.MaxValue)}");
        var groups = new List<(long Hash, long Count, object?[] Row)>();
        IAsyncEnumerable<object?[]> answer = table.GroupAsync([hash, .. columns.Select(column => column.Value)], ["count(*)"], "sample of rows", where, limit: 4 * mostRows);
        await foreach (object?[] row in answer.ConfigureAwait(false))
        {
            groups.Add((SqlValue.ToInt64(row[0]), SqlValue.ToInt64(row[^1]), Values(columns, row)));
        }

        // Equal rows of several shards share a hash, so their order among themselves does not matter.
        groups.Sort(static (a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Count.CompareTo(b.Count));
        return new RowSample(columns, Spread(groups, mostRows));
    }

    public double NumberOf(int row, string column) => (double)rows[row][index[column]]!;

    public string? TextOf(int row, string column) => (string?)rows[row][index[column]];

    /// <summary>Different usable values of a column.</summary>
    public int DistinctOf(string column)
    {
        int c = index[column];
        return rows.Select(row => row[c]).Where(value => value is string || (value is double number && double.IsFinite(number))).Distinct().Count();
    }

    /// <summary>Median and spread of the middle half of a numeric column; a spread of 0 when it has none.</summary>
    public (double Center, double Scale) ScaleOf(string column)
    {
        int c = index[column];
        double[] sorted = [.. rows.Select(row => (double)row[c]!).Where(double.IsFinite).Order()];
        // An interquartile range is 1.349 standard deviations of a normal distribution.
        return sorted.Length < 4 ? default : (sorted[sorted.Length / 2], (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / 1.349);
    }

    private static object?[] Values(IReadOnlyList<ProfiledColumn> columns, object?[] row)
    {
        var values = new object?[columns.Count];
        for (int c = 0; c < values.Length; c++)
        {
            values[c] = columns[c].IsNumber ? SqlValue.ToDouble(row[c + 1]) : SqlValue.ToText(row[c + 1], columns[c].Type);
        }

        return values;
    }

    private static object?[][] Spread(List<(long Hash, long Count, object?[] Row)> groups, int mostRows)
    {
        long total = groups.Sum(group => group.Count);
        var rows = new object?[Math.Min(total, mostRows)][];
        long before = 0;
        int group = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            long wanted = (long)(((i + 0.5) * total) / rows.Length);
            while (before + groups[group].Count <= wanted)
            {
                before += groups[group++].Count;
            }

            rows[i] = groups[group].Row;
        }

        return rows;
    }
}
