namespace CollapseGuard.Resampling;

/// <summary>Keeps a random choice of the rows of large classes.</summary>
/// <remarks>Works on any columns; missing values are kept like others.</remarks>
public sealed record RandomUnderSampler : SelectingSampler
{
    /// <summary>Whether a row can be drawn more than once.</summary>
    public bool Replacement { get; init; }

    /// <inheritdoc/>
    public override SamplingKind Kind => SamplingKind.UnderSampling;

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Any;

    /// <inheritdoc/>
    public override bool IsRandom => true;

    internal override int[] Select(SamplingRun run)
    {
        var kept = new List<int>();
        for (int c = 0; c < run.Rows.ClassNames.Count; c++)
        {
            int[] rows = run.RowsByClass[c];
            if (!run.Plan.IsTargeted(c))
            {
                kept.AddRange(rows);
                continue;
            }

            CounterRandom random = run.Random(Draw.Row, c);
            int count = run.Plan.Asked(c);
            if (!Replacement)
            {
                kept.AddRange(RandomOrder.Of(rows, random).AsSpan(0, count));
                continue;
            }

            for (int i = 0; i < count; i++)
            {
                kept.Add(rows[random.Below(rows.Length, i)]);
            }
        }

        kept.Sort();
        return [.. kept];
    }
}
