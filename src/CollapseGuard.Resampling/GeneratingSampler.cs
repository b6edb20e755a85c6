namespace CollapseGuard.Resampling;

/// <summary>A sampler that adds rows: the input first and untouched, then the new rows of each class, classes in order.</summary>
public abstract record GeneratingSampler : Sampler
{
    private protected GeneratingSampler()
    {
    }

    /// <inheritdoc/>
    public sealed override SamplingKind Kind => SamplingKind.OverSampling;

    /// <inheritdoc/>
    public sealed override bool IsRandom => true;

    internal sealed override Resampled Run(SamplingRun run)
    {
        var sources = new List<RowSource>();
        int classes = run.Rows.ClassNames.Count;
        for (int c = 0; c < classes; c++)
        {
            int missing = run.Plan.Asked(c) - run.Rows.ClassCounts[c];
            if (missing > 0 && Prepare(run, c, missing) is { Count: > 0 } source)
            {
                sources.Add(source);
            }

            run.Report(.9 * (c + 1) / classes);
        }

        return ResultWriter.Append(run, sources);
    }

    /// <summary>New rows of one class, made from the input alone; null when there are none, which is noted.</summary>
    internal abstract RowSource? Prepare(SamplingRun run, int @class, int count);
}
