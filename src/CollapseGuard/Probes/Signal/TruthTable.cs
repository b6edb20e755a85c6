using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>Recognizes rows that list every combination of their columns once: a logic table, not a sample of anything.</summary>
/// <remarks>
/// Of a table of d two-valued columns with all 2^d rows no other row exists. What the probe asks, whether some rows tell
/// about others, has no bearing on such a target: it can be learned by heart and need not follow from neighbours. A
/// combination that came twice with different targets shows noise instead, and the question stands.
/// </remarks>
internal static class TruthTable
{
    /// <summary>More columns would make more rows than the probe reads.</summary>
    private const int MostColumns = 20;

    /// <param name="columns">d x n, distinct rows.</param>
    /// <param name="targets">q columns of all rows, copies too.</param>
    /// <param name="first">The representative row of each row.</param>
    public static bool Is(FloatMatrix columns, double[][] targets, int[] first)
    {
        int bits = columns.Rows;
        if (bits > MostColumns || columns.Columns != 1 << bits || Conflicts(targets, first))
        {
            return false;
        }

        var codes = new int[columns.Columns];
        for (int c = 0; c < bits; c++)
        {
            ReadOnlySpan<float> values = columns.Row(c);
            float low = float.PositiveInfinity, high = float.NegativeInfinity;
            foreach (float value in values)
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }

            for (int row = 0; row < codes.Length; row++)
            {
                if (values[row] != low && values[row] != high)
                {
                    return false;
                }

                codes[row] |= values[row] == high ? 1 << c : 0;
            }
        }

        return codes.Distinct().Count() == codes.Length;
    }

    private static bool Conflicts(double[][] targets, int[] first) =>
        Array.Exists(targets, column => Enumerable.Range(0, first.Length).Any(row => column[row] != column[first[row]]));
}
