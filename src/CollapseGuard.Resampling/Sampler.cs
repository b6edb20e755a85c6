namespace CollapseGuard.Resampling;

/// <summary>Changes the rows that a model is trained on, so that small classes are seen more or large ones less. Immutable and free to share between threads.</summary>
/// <remarks>
/// For training rows only: resampled validation rows measure nothing. The inputs are never changed. The same rows and the same
/// <see cref="Seed"/> give the same result on every machine and at any number of threads.
/// </remarks>
public abstract partial record Sampler
{
    private protected Sampler()
    {
    }

    /// <summary>Which classes are resampled, and to how many rows.</summary>
    public SamplingStrategy Strategy
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
    = SamplingStrategy.Auto;

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Threads at most; -1 = all. Does not change the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0, or below -1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value is -1 or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"MaxDegreeOfParallelism is {value}; it must be at least 1, or -1 for all.");
    }
    = -1;

    /// <summary>Whether rows are added, taken out to a count, or cleaned.</summary>
    public abstract SamplingKind Kind { get; }

    /// <summary>The columns that the sampler can work on.</summary>
    public abstract ColumnNeed Needs { get; }

    /// <summary>Whether the result depends on <see cref="Seed"/>.</summary>
    public abstract bool IsRandom { get; }

    /// <summary>The sampler's name in messages.</summary>
    internal string Name => GetType().Name;

    /// <summary>The fewest rows of a class that the sampler can work with, when all classes have as many at least.</summary>
    internal virtual int LeastClassRows => 1;

    /// <summary>How far the rows of a class may be from the count asked for; 0 = never.</summary>
    /// <param name="rows">Rows of the class.</param>
    internal virtual int CountSlack(int rows) => 0;

    /// <summary>Resamples rows.</summary>
    /// <param name="rows">Rows of at least two classes.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="ResamplingException">The rows, the strategy and the sampler do not fit together; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Resampled Resample(LabelledRows rows, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        RowChecks.RequireClasses(Name, rows);
        RowChecks.RequireColumns(Name, Needs, rows);
        if (Needs != ColumnNeed.Any)
        {
            RowChecks.RequireFinite(Name, rows);
        }

        SamplingPlan plan = Strategy.Resolve(new ClassTable(Name, Kind, rows.ClassNames, rows.ClassCounts));
        var run = new SamplingRun(this, rows, plan, progress, cancellationToken);
        run.Report(0);
        Resampled result = Run(run);
        run.Report(1);
        return result;
    }

    /// <summary>The algorithm, on rows that were checked.</summary>
    internal abstract Resampled Run(SamplingRun run);
}
