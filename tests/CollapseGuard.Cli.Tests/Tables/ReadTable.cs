using CollapseGuard.Cli.Reading;
using CollapseGuard.Cli.Tables;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tests.Tables;

/// <summary>What the reader makes of a file's columns, and what it said about them.</summary>
internal sealed record ReadTable(DataSummary Data, IReadOnlyList<string> Said)
{
    public ColumnSummary this[string name] => Data.Columns.Single(c => c.Name == name);

    public static ReadTable Of(string path, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        using DataSource source = DataSource.Open(path, cancellation);
        var said = new List<string>();
        DataAccumulator data = new TableReader(source, said.Add).Read(KindGuess.Of(source, source.Columns), null, DataObservationOptions.Default, progress ?? (_ => { }), cancellation);
        return new ReadTable(data.Summarize(), said);
    }
}
