namespace CollapseGuard.Resampling;

/// <summary>The nearest-neighbour rule between rows of one class that were chosen and all rows of the smallest class.</summary>
/// <remarks>
/// A row is recognized when its class has the majority of its k nearest among both: that is when enough chosen rows are nearer
/// than a certain one of the smallest class. So the smallest class is searched once, and chosen rows are only counted, up to
/// where it is enough. At equal distance the row of the smallest class counts as nearer; at equal votes the first class wins.
/// </remarks>
internal sealed class NearestRule
{
    private readonly LabelledRows rows;
    private readonly int needed;
    private readonly double[] limits;
    private readonly List<int> chosen;

    /// <param name="run">The rows.</param>
    /// <param name="class">The class to recognize, not the smallest.</param>
    /// <param name="smallest">The class to tell it from.</param>
    /// <param name="asked">The rows that will be asked about.</param>
    /// <param name="starting">Rows chosen from the start.</param>
    /// <param name="k">Neighbours that vote.</param>
    public NearestRule(SamplingRun run, int @class, int smallest, int[] asked, int[] starting, int k)
    {
        rows = run.Rows;
        chosen = [.. starting];
        needed = (k / 2) + (k % 2 == 0 && @class < smallest ? 0 : 1);
        int opposing = k - needed + 1;
        limits = new double[asked.Length];
        if (opposing > run.RowsByClass[smallest].Length)
        {
            Array.Fill(limits, double.PositiveInfinity);
            return;
        }

        NeighborRows found = run.Neighborhoods.Of(asked, run.RowsByClass[smallest], opposing);
        for (int i = 0; i < asked.Length; i++)
        {
            limits[i] = Squared(asked[i], found[i][opposing - 1]);
        }
    }

    /// <summary>Chooses one more row.</summary>
    public void Add(int row) => chosen.Add(row);

    /// <summary>Whether a row is recognized by the rows chosen so far.</summary>
    /// <param name="place">Its place among the rows asked about.</param>
    /// <param name="row">The row.</param>
    public bool Recognizes(int place, int row)
    {
        int nearer = 0;
        for (int i = chosen.Count - 1; i >= 0; i--)
        {
            if (Squared(row, chosen[i]) < limits[place] && ++nearer == needed)
            {
                // What recognized this row is likely to recognize the next: asked first.
                (chosen[i], chosen[^1]) = (chosen[^1], chosen[i]);
                return true;
            }
        }

        return false;
    }

    private double Squared(int one, int other)
    {
        int d = rows.Columns;
        ReadOnlySpan<float> features = rows.Features.Span;
        return RowDistance.Squared(features.Slice(one * d, d), features.Slice(other * d, d));
    }
}
