using CollapseGuard.Probes;
using CollapseGuard.Summaries;
using CollapseGuard.Torch.Reading;

namespace CollapseGuard.Torch.Watching;

/// <summary>Hands the kept rows to the core's signal probe.</summary>
internal static class SignalRows
{
    private const int MostColumns = 64;
    private const int MostRows = 1000;

    public static SignalSummary Probe(RowStore store, BatchReading reading, CheckOptions options)
    {
        int n = Math.Min(store.Count, MostRows), d = Math.Min(store.Columns, MostColumns);
        int[] columns = Columns(store, d);
        var numbers = new float[n * d];
        for (int r = 0; r < n; r++)
        {
            for (int c = 0; c < d; c++)
            {
                numbers[(r * d) + c] = store.Rows[r][columns[c]];
            }
        }

        float[] targets = [.. store.Targets.Take(n)];
        SignalTarget target = reading.Task == TrainingTask.Regression
            ? SignalTarget.Numbers(targets)
            : SignalTarget.Classes((int[])[.. targets.Select(t => float.IsFinite(t) ? (int)t : -1)], Math.Max(2, reading.OutputCount));
        return SignalProbe.Run(FeatureTable.FromRowMajor(numbers, d), target, options.SignalProbe, options.CancellationToken);
    }

    /// <summary>All columns; of more than the probe can carry, those that vary most for their size, which does not look at the target.</summary>
    private static int[] Columns(RowStore store, int kept)
    {
        if (kept == store.Columns)
        {
            return [.. Enumerable.Range(0, kept)];
        }

        var spread = new double[store.Columns];
        for (int c = 0; c < spread.Length; c++)
        {
            double mean = 0, squares = 0;
            for (int r = 0; r < store.Count; r++)
            {
                double delta = store.Rows[r][c] - mean;
                mean += delta / (r + 1);
                squares += delta * (store.Rows[r][c] - mean);
            }

            spread[c] = squares;
        }

        return [.. Enumerable.Range(0, spread.Length).OrderByDescending(c => spread[c]).Take(kept).Order()];
    }
}
