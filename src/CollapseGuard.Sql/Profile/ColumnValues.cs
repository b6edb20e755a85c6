using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Finds the values of a column: one by one where they are few, else how many, which are frequent and how they are spread.</summary>
internal sealed class ColumnValues(TableQuestions table, RowSample sample, int seed)
{
    /// <summary>A value in fewer than this share of rows is not looked for among many.</summary>
    public async Task<ColumnProfile> MeasureAsync(ProfiledColumn column, ColumnSummary summary)
    {
        if (summary.PresentCount == 0)
        {
            return ColumnProfile.OfTable(summary, []);
        }

        DistinctSummary? estimate = null;
        // Over shards every group travels, so the number of groups is asked first.
        bool mayBeFew = sample.DistinctOf(column.Name) <= ColumnProfile.MostCounted;
        if (!mayBeFew || (table.IsSharded && column.Type != SqlValueType.Boolean))
        {
            estimate = await Registers.EstimateAsync(table, column.Hash(seed), column.Usable, $"different values of {column.Name}").ConfigureAwait(false);
            mayBeFew = estimate.Value.Count < ColumnProfile.MostCounted * (1 + (4 * Registers.RelativeError));
        }

        if (mayBeFew && await TableAsync(column).ConfigureAwait(false) is { } values)
        {
            return ColumnProfile.OfTable(summary, values);
        }

        estimate ??= await Registers.EstimateAsync(table, column.Hash(seed), column.Usable, $"different values of {column.Name}").ConfigureAwait(false);
        ValueCount[] frequent = await FrequentAsync(column, summary.PresentCount).ConfigureAwait(false);
        return new ColumnProfile(
            summary with
            {
                // The table was too long, so the estimate cannot be within it.
                Distinct = estimate.Value with { Count = Math.Max(ColumnProfile.MostCounted + 1, Math.Min(estimate.Value.Count, summary.PresentCount)) },
                ModalCount = frequent.Length == 0 ? 1 : frequent[0].Count,
                ModalValue = frequent.Length == 0 ? "" : frequent[0].Text,
                Values = frequent,
                Quantiles = column.IsNumber ? await Buckets.QuantilesAsync(table, column, summary, sample.ScaleOf(column.Name)).ConfigureAwait(false) : QuantileSummary.Empty,
            },
            null);
    }

    /// <summary>Every value; null when there are too many.</summary>
    private async Task<IEnumerable<ValueCount>?> TableAsync(ProfiledColumn column)
    {
        var values = new ValueTable(column);
        IAsyncEnumerable<object?[]> rows = table.GroupAsync([column.Value], ["count(*)"], $"values of {column.Name}", column.Usable, limit: ColumnProfile.MostCounted + 1);
        await foreach (object?[] row in rows.ConfigureAwait(false))
        {
            values.Add(row[0], SqlValue.ToInt64(row[1]));
        }

        return values.Count > ColumnProfile.MostCounted ? null : values.List();
    }

    /// <summary>The values of at least 1/512 of the rows, most frequent first, exactly counted.</summary>
    private async Task<ValueCount[]> FrequentAsync(ProfiledColumn column, long present)
    {
        long least = Math.Max(2, present / ColumnSummary.LeastListedShare);
        // A value that frequent among all rows is that frequent in at least one shard by its share of the shards.
        string having = string.Create(CultureInfo.InvariantCulture, $"count(*) >= {Math.Max(1, least / table.Shards)}");
        string hash = column.Hash(seed);
        var values = new ValueTable(column);
        var hashes = new SortedSet<long>();
        IAsyncEnumerable<object?[]> rows = table.GroupAsync([column.Value], ["count(*)", $"min({hash})"], $"frequent values of {column.Name}", column.Usable, having);
        await foreach (object?[] row in rows.ConfigureAwait(false))
        {
            values.Add(row[0], SqlValue.ToInt64(row[1]));
            hashes.Add(SqlValue.ToInt64(row[2]));
        }

        if (table.IsSharded && hashes.Count > 0)
        {
            values = await RecountAsync(column, $"{column.Usable} AND {hash} IN ({string.Join(", ", hashes)})").ConfigureAwait(false);
        }

        return ColumnProfile.Ordered(values.List().Where(value => value.Count >= least));
    }

    private async Task<ValueTable> RecountAsync(ProfiledColumn column, string where)
    {
        var values = new ValueTable(column);
        await foreach (object?[] row in table.GroupAsync([column.Value], ["count(*)"], $"frequent values of {column.Name}", where).ConfigureAwait(false))
        {
            values.Add(row[0], SqlValue.ToInt64(row[1]));
        }

        return values;
    }
}
