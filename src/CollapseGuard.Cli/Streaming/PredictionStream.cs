using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Output;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Streaming;

/// <summary>One pass over the file: every chunk goes to the accumulator, a bounded sample of rows to the probe.</summary>
internal sealed class PredictionStream(DataSource source, IFeed feed, SegmentCodes? segments, InputSample? sample)
{
    /// <summary>Streams all rows.</summary>
    /// <returns>How many had a label.</returns>
    public long Run(ProgressLine progress, CancellationToken cancellation)
    {
        long rows = 0;
        using ChunkStream chunk = source.Database.Stream(source.Select(Expressions(), feed.Condition));
        while (source.Database.Read(chunk))
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> codes = segments is null ? default : segments.Of(chunk.Texts(feed.Expressions.Count));
            feed.Add(chunk, codes);
            sample?.Add(chunk, feed);
            rows += chunk.Count;
            progress.Report(rows);
        }

        return rows;
    }

    private IEnumerable<string> Expressions() => feed.Expressions
        .Concat(segments is null ? [] : [segments.Expression])
        .Concat(sample is null ? [] : sample.Expressions);
}
