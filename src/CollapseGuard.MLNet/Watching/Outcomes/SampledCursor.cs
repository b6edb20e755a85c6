using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching.Outcomes;

/// <summary>Stops at the sampled rows. Belongs to one thread.</summary>
/// <param name="source">All rows.</param>
/// <param name="rows">Numbers of the sampled ones, ascending.</param>
internal sealed class SampledCursor(DataViewRowCursor source, long[] rows) : PassingCursor(source)
{
    private long sourceRow = -1;
    private int taken;

    protected override bool Find(DataViewRowCursor source)
    {
        while (taken < rows.Length && source.MoveNext())
        {
            if (++sourceRow == rows[taken])
            {
                taken++;
                return true;
            }
        }

        return false;
    }
}
