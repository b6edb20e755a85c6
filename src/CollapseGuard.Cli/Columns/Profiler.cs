using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Looks at the candidates as far as it takes to know what they are.</summary>
internal static class Profiler
{
    private const long FirstRows = 1_000_000;

    /// <summary>Rows of the file, and the profiles of all candidates.</summary>
    /// <remarks>
    /// In a Parquet file a label with decimals among the first million rows is an amount whatever follows, and of amounts
    /// nothing more needs to be known. That spares a pass over a file of any size; counting its rows takes no pass.
    /// </remarks>
    public static (long Rows, IReadOnlyList<ColumnProfile> Profiles) Run(DataSource source, CandidateColumns candidates)
    {
        if (source.File.Format == FileFormat.Parquet && MayBeAmounts(candidates))
        {
            IReadOnlyList<ColumnProfile> first = ColumnProfile.OfFirst(source, candidates.All, FirstRows);
            if (candidates.Labels.All(label => first.First(p => p.Column == label).IsFractional))
            {
                return (source.Database.Rows(source.Select(["count(*)"]), row => row.GetInt64(0))[0], first);
            }
        }

        return ColumnProfile.Of(source, candidates.All);
    }

    private static bool MayBeAmounts(CandidateColumns candidates) =>
        candidates.Predictions.Count > 0 && candidates.Labels.Count > 0 && candidates.Segment is null
        && candidates.Labels.Concat(candidates.Predictions).All(c => c.IsTypedNumber);
}
