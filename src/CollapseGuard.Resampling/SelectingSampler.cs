namespace CollapseGuard.Resampling;

/// <summary>A sampler that keeps some of the rows, in input order. <see cref="Resampled.SourceRows"/> are the kept ones.</summary>
public abstract record SelectingSampler : Sampler
{
    private protected SelectingSampler()
    {
    }

    internal sealed override Resampled Run(SamplingRun run)
    {
        int[] kept = Select(run);
        run.Report(.95);
        return ResultWriter.Keep(run, kept);
    }

    /// <summary>The rows to keep, ascending; a row occurs twice only when drawn with replacement.</summary>
    internal abstract int[] Select(SamplingRun run);
}
