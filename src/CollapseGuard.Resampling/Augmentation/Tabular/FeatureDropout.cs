namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Replaces some numbers of a row by a typical one of their column, so that no single column is leaned on.</summary>
/// <remarks>
/// For tables. Each cell is dropped by itself. Categorical columns stay as they are, and so do NaN and infinite cells: what is
/// missing is not filled. Blankout noise of van der Maaten, Chen, Tyree, Weinberger: Learning with marginalized corrupted
/// features, ICML 2013, without its rescaling of the cells that stay.
/// </remarks>
public sealed record FeatureDropout : Augmenter
{
    /// <summary>The chance of each cell to be dropped, in [0, 1]. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double Rate
    {
        get;
        init => field = Amount.Share(value, nameof(Rate));
    }
    = .1;

    /// <summary>What stands in for a dropped number.</summary>
    public DropoutFill Fill { get; init; }

    internal override Augmenter Weakest => this with { Rate = 0 };

    internal override AugmentationStep Prepare(AugmentationRun run, StepGate gate)
    {
        bool[] numeric = run.Rows.Numeric();
        float[] typical = Typical(run.Rows);
        return new ChangeStep(gate, (from, to, ref random, ref _) =>
        {
            for (int c = 0; c < from.Length; c++)
            {
                bool dropped = random.Unit() < Rate && numeric[c] && float.IsFinite(from[c]);
                to[c] = dropped ? typical[c] : from[c];
            }
        });
    }

    private float[] Typical(AugmentationRows rows) => Fill switch
    {
        DropoutFill.Mean => Array.ConvertAll(ColumnFacts.Of(rows), column => (float)(column?.Mean ?? 0)),
        DropoutFill.Median => [.. Enumerable.Range(0, rows.Columns).Select(column => Median(rows, column))],
        DropoutFill.Zero => new float[rows.Columns],
        _ => throw new InvalidOperationException($"Fill is {Fill}; it must be Mean, Median or Zero."),
    };

    private static float Median(AugmentationRows rows, int column)
    {
        float[] sorted = new float[rows.Count];
        int count = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            float value = rows.Row(row)[column];
            if (float.IsFinite(value))
            {
                sorted[count++] = value;
            }
        }

        Array.Sort(sorted, 0, count);
        return count == 0 ? float.NaN : (float)(((double)sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
    }
}
