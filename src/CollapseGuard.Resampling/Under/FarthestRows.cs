namespace CollapseGuard.Resampling;

/// <summary>Distances to the farthest of some rows.</summary>
internal static class FarthestRows
{
    /// <summary>For each row the sum of its k greatest distances to others. Memory: k numbers a thread.</summary>
    /// <param name="run">The rows.</param>
    /// <param name="asked">Row numbers.</param>
    /// <param name="among">Row numbers to measure to.</param>
    /// <param name="k">In [1, among].</param>
    public static double[] Sums(SamplingRun run, int[] asked, int[] among, int k)
    {
        int d = run.Rows.Columns;
        ReadOnlyMemory<float> features = run.Rows.Features;
        var sums = new double[asked.Length];

        // A block is as much work as copying a block of rows, times the rows to measure to.
        RowBlocks.Run(asked.Length, d * Math.Max(1, among.Length / 16), run.Parallel, (from, to) =>
        {
            ReadOnlySpan<float> all = features.Span;
            Span<double> greatest = new double[k];
            for (int i = from; i < to; i++)
            {
                greatest.Fill(double.NegativeInfinity);
                ReadOnlySpan<float> row = all.Slice(asked[i] * d, d);
                foreach (int other in among)
                {
                    Offer(greatest, RowDistance.Squared(row, all.Slice(other * d, d)));
                }

                double sum = 0;
                for (int j = k - 1; j >= 0; j--)
                {
                    sum += Math.Sqrt(greatest[j]);
                }

                sums[i] = sum;
            }
        });
        return sums;
    }

    // Descending; k is small.
    private static void Offer(Span<double> greatest, double value)
    {
        int place = greatest.Length - 1;
        if (!(value > greatest[place]))
        {
            return;
        }

        for (; place > 0 && value > greatest[place - 1]; place--)
        {
            greatest[place] = greatest[place - 1];
        }

        greatest[place] = value;
    }
}
