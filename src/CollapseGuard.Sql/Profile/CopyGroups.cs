namespace CollapseGuard.Sql;

/// <summary>Adds up feature vectors whose groups came from several shards: equal vectors on two shards are copies of each other.</summary>
internal static class CopyGroups
{
    public static async Task<CopyTotals> CountAsync(TableQuestions table, string hash, ProfiledColumn? label, Shift? shift, string? where)
    {
        var vectors = new SortedDictionary<long, Dictionary<object, long>>();
        object missing = new();
        string[] keys = (hash == "0", label) switch
        {
            (true, null) => [],
            (true, _) => [label.UsableValue],
            (false, null) => [hash],
            _ => [hash, label.UsableValue],
        };
        if (keys.Length == 0)
        {
            return new CopyTotals(table.Rows, table.Rows > 0 ? 1 : 0, table.Rows > 0 ? 1 : 0, 0, 0, table.Rows);
        }

        await foreach (object?[] row in table.GroupAsync(keys, ["count(*)"], "repeated rows", where).ConfigureAwait(false))
        {
            long vector = hash == "0" ? 0 : SqlValue.ToInt64(row[0]);
            object? raw = label is null ? 0.0 : row[^2];
            object value = raw is null ? missing : label is { IsNumber: false } ? SqlValue.ToText(raw, label.Type) ?? missing : SqlValue.ToDouble(raw);
            if (!vectors.TryGetValue(vector, out Dictionary<object, long>? labels))
            {
                vectors.Add(vector, labels = []);
            }

            labels[value] = labels.GetValueOrDefault(value) + SqlValue.ToInt64(row[^1]);
        }

        var totals = new CopyTotals();
        foreach (Dictionary<object, long> labels in vectors.Values)
        {
            totals = Add(totals, labels, missing, shift);
        }

        return totals;
    }

    private static CopyTotals Add(in CopyTotals totals, Dictionary<object, long> labels, object missing, Shift? shift)
    {
        long rows = 0, labelled = 0, best = 0;
        double sum = 0, squares = 0;
        int known = 0;
        foreach ((object label, long count) in labels)
        {
            rows += count;
            if (!ReferenceEquals(label, missing))
            {
                known++;
                labelled += count;
                best = Math.Max(best, count);
                double z = shift is { } s ? ((double)label - s.Center) * s.Scale : 0;
                sum += z * count;
                squares += z * z * count;
            }
        }

        bool conflicts = known > 1;
        return new CopyTotals(
            totals.Rows + rows, totals.DistinctRows + labels.Count, totals.DistinctFeatureRows + 1,
            totals.Conflicting + (conflicts ? 1 : 0), totals.RowsInConflict + (conflicts ? rows : 0), totals.BestCorrect + rows - labelled + best,
            totals.Labelled + labelled, totals.Sum + sum, totals.Squares + squares, totals.Within + (conflicts ? squares - (sum / labelled * sum) : 0));
    }
}
