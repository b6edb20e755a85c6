using CollapseGuard.MLNet.Scored;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>Reads a scored view once, in blocks, into the core's accumulators: memory does not grow with the rows.</summary>
/// <remarks>A pass that finds out on the way that it had to read otherwise says so and is run again; no more than three times.</remarks>
internal abstract class ScoredPass(ScoredColumns columns, RowSample sample, CancellationToken cancellationToken)
{
    /// <summary>Rows of a block: what stays in the first caches for four columns.</summary>
    protected const int BlockRows = 4_096;

    private const int MostRuns = 3;

    /// <summary>The columns of the view.</summary>
    protected ScoredColumns Columns { get; } = columns;

    /// <summary>The rows kept for the probes.</summary>
    protected RowSample Sample { get; } = sample;

    /// <summary>The columns that must be active.</summary>
    protected abstract IEnumerable<DataViewSchema.Column> Active { get; }

    /// <summary>Reads everything.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Snapshot Run(IDataView scored)
    {
        for (int run = 0; run < MostRuns; run++)
        {
            Sample.Reset();
            Begin();
            using (DataViewRowCursor cursor = scored.GetRowCursor([.. Active, .. Sample.Active]))
            {
                Bind(cursor);
                Sample.Bind(cursor);
                while (ReadBlock(cursor))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            if (IsDone())
            {
                return ToSnapshot();
            }
        }

        throw new InvalidOperationException($"The view gave other rows in each of {MostRuns} passes; put a cache before it (Data.Cache).");
    }

    /// <summary>Forgets the last run.</summary>
    protected abstract void Begin();

    /// <summary>Fetches the getters of a row.</summary>
    protected abstract void Bind(DataViewRow row);

    /// <summary>Reads and accumulates up to <see cref="BlockRows"/> rows; false at the end.</summary>
    protected abstract bool ReadBlock(DataViewRowCursor cursor);

    /// <summary>Whether the run may stand.</summary>
    protected virtual bool IsDone() => true;

    /// <summary>What was seen.</summary>
    protected abstract Snapshot ToSnapshot();
}
