namespace CollapseGuard.Resampling;

/// <summary>Over-sampling, then cleaning of what came out: kept rows in order, input rows first.</summary>
/// <remarks>The strategy and the seed are those of the over-sampling; the classes asked for are counted before cleaning.</remarks>
public abstract record CombiningSampler : Sampler
{
    private protected CombiningSampler()
    {
    }

    /// <summary>What adds rows; its own strategy, seed and threads are not read: those of this sampler are.</summary>
    public Smote Smote
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
    = new();

    /// <inheritdoc/>
    public sealed override SamplingKind Kind => SamplingKind.OverSampling;

    /// <inheritdoc/>
    public sealed override ColumnNeed Needs => ColumnNeed.Numeric;

    /// <inheritdoc/>
    public sealed override bool IsRandom => true;

    internal sealed override int LeastClassRows => Smote.LeastClassRows;

    /// <summary>What takes rows out afterwards.</summary>
    internal abstract SelectingSampler Cleaner { get; }

    internal sealed override Resampled Run(SamplingRun run)
    {
        Smote smote = Smote with { Strategy = Strategy, Seed = Seed, MaxDegreeOfParallelism = MaxDegreeOfParallelism };
        Resampled grown = smote.Resample(run.Rows, null, run.CancellationToken);
        run.Report(.3);

        SelectingSampler cleaner = Cleaner with { MaxDegreeOfParallelism = MaxDegreeOfParallelism };
        SamplingPlan plan = cleaner.Strategy.Resolve(new ClassTable(cleaner.Name, cleaner.Kind, grown.Rows.ClassNames, grown.Rows.ClassCounts));
        var cleaning = new SamplingRun(cleaner, grown.Rows, plan, null, run.CancellationToken);
        int[] kept = cleaner.Select(cleaning);
        run.Report(.95);
        foreach (string note in grown.Notes.Concat(cleaning.Notes))
        {
            run.Note(note);
        }

        return ResultWriter.Keep(run, grown, kept);
    }
}
