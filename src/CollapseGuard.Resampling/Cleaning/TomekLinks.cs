namespace CollapseGuard.Resampling;

/// <summary>Takes out rows of Tomek links: pairs of rows of different classes that are each other's nearest neighbour.</summary>
/// <remarks>
/// Tomek: Two modifications of CNN, 1976. Of a link the rows of targeted classes go: by default all but those of the smallest
/// class, with <see cref="SamplingStrategy.All"/> both. Ties in distance go by row number. Numeric columns, nothing missing.
/// </remarks>
public sealed record TomekLinks : SelectingSampler
{
    /// <inheritdoc/>
    public override SamplingKind Kind => SamplingKind.Cleaning;

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Numeric;

    /// <inheritdoc/>
    public override bool IsRandom => false;

    internal override int[] Select(SamplingRun run)
    {
        run.Report(.05);
        bool[] linked = TomekSearch.Linked(run.Rows, run.Plan, run.Neighborhoods);
        return [.. Enumerable.Range(0, linked.Length).Where(row => !linked[row])];
    }
}
