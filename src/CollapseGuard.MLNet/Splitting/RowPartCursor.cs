using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Splitting;

/// <summary>Stops at the rows of one part, or at all others. Belongs to one thread.</summary>
internal sealed class RowPartCursor(DataViewRowCursor source, RowParts parts, int part, bool others) : PassingCursor(source)
{
    private int sourceRow = -1;

    protected override bool Find(DataViewRowCursor source)
    {
        while (source.MoveNext())
        {
            sourceRow++;
            if (sourceRow >= parts.Rows)
            {
                throw Changed("more than that");
            }

            if ((parts[sourceRow] == part) != others)
            {
                return true;
            }
        }

        // The end of a source that has become shorter: its rows were paired with the parts of others.
        return sourceRow + 1 < parts.Rows ? throw Changed($"{sourceRow + 1}") : false;
    }

    private InvalidOperationException Changed(string now) => new(
        $"The source had {parts.Rows} rows when it was split and has {now} in this pass; a split needs the same rows in the same order at every pass. Cache the source (Data.Cache) or split again.");
}
