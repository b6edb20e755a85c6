using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

public static partial class SqlCollapse
{
    /// <summary>Profiles of a reference table and of the table to be compared with it: what a comparison of the two starts from.</summary>
    internal static async Task<(DataSummary Reference, DataSummary Compared)> ProfileBothAsync(
        ISqlSource reference, SqlTable referenceTable, ISqlSource compared, SqlTable comparedTable, SqlProfileOptions profile, IProgress<SqlProgress>? progress, CancellationToken cancellationToken) =>
        (await SqlProfiler.ProfileAsync(reference, referenceTable, profile, progress, cancellationToken).ConfigureAwait(false),
         await SqlProfiler.ProfileAsync(compared, comparedTable, profile, progress, cancellationToken).ConfigureAwait(false));
}
