using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>What is added up over all feature vectors.</summary>
internal readonly record struct CopyTotals(
    long Rows, long DistinctRows, long DistinctFeatureRows, long Conflicting, long RowsInConflict, long BestCorrect,
    long Labelled = 0, double Sum = 0, double Squares = 0, double Within = 0)
{
    public static CopyTotals Read(object?[] row) => new(
        SqlValue.ToInt64(row[0]), SqlValue.ToInt64(row[1]), SqlValue.ToInt64(row[2]), SqlValue.ToInt64(row[3]), SqlValue.ToInt64(row[4]), SqlValue.ToInt64(row[5]),
        row.Length > 6 ? SqlValue.ToInt64(row[6]) : 0,
        row.Length > 6 ? SqlValue.ToDouble(row[7], whenNull: 0) : 0,
        row.Length > 6 ? SqlValue.ToDouble(row[8], whenNull: 0) : 0,
        row.Length > 6 ? SqlValue.ToDouble(row[9], whenNull: 0) : 0);

    public RowCopySummary Summarize(double share, bool isNumeric, bool hasLabel)
    {
        double total = Labelled == 0 ? 0 : Squares - (Sum / Labelled * Sum);
        return new RowCopySummary
        {
            Rows = Rows,
            SampledShare = share,
            DistinctRows = DistinctRows,
            DistinctFeatureRows = DistinctFeatureRows,
            ConflictingFeatureRows = Conflicting,
            RowsInConflict = RowsInConflict,
            BestCorrect = hasLabel ? BestCorrect : Rows,
            BestR2 = isNumeric && total > 0 ? 1 - (Math.Max(0, Within) / total) : double.NaN,
        };
    }
}
