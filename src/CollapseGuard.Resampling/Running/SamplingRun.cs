namespace CollapseGuard.Resampling;

/// <summary>One call of a sampler: the checked rows, the plan, and what the algorithm needs on its way.</summary>
internal sealed class SamplingRun
{
    private readonly Sampler sampler;
    private readonly IProgress<double>? progress;
    private readonly List<string> notes = [];
    private int[][]? rowsByClass;
    private Neighborhoods? neighborhoods;
    private object? shared;

    public SamplingRun(Sampler sampler, LabelledRows rows, SamplingPlan plan, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        this.sampler = sampler;
        this.progress = progress;
        Rows = rows;
        Plan = plan;
        Parallel = new ParallelOptions { MaxDegreeOfParallelism = sampler.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
    }

    public LabelledRows Rows { get; }

    public SamplingPlan Plan { get; }

    public ParallelOptions Parallel { get; }

    public CancellationToken CancellationToken => Parallel.CancellationToken;

    public IReadOnlyList<string> Notes => notes;

    /// <summary>The rows of each class, ascending.</summary>
    public int[][] RowsByClass => rowsByClass ??= Rows.RowsByClass();

    /// <summary>Neighbours over the numbers of the rows.</summary>
    public Neighborhoods Neighborhoods => neighborhoods ??= new Neighborhoods(Rows.Features, Rows.Columns, Parallel);

    /// <summary>Random numbers for one purpose in one class.</summary>
    public CounterRandom Random(Draw purpose, int @class) => new(sampler.Seed, (@class * 16) + (int)purpose);

    /// <summary>Says that something was done otherwise than asked.</summary>
    public void Note(string note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }

    /// <summary>What all classes of this run share, made when it is first asked for.</summary>
    public T Shared<T>(Func<T> make)
        where T : class => (T)(shared ??= make());

    /// <summary>Tells how far the work is, and stops it when that is wanted.</summary>
    /// <param name="fraction">In [0, 1].</param>
    public void Report(double fraction)
    {
        CancellationToken.ThrowIfCancellationRequested();
        progress?.Report(fraction);
        CancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The counts of the classes before, as asked, and after.</summary>
    public ClassOutcome[] Outcomes(LabelledRows after)
    {
        var outcomes = new ClassOutcome[Rows.ClassNames.Count];
        for (int c = 0; c < outcomes.Length; c++)
        {
            int? asked = sampler.Kind == SamplingKind.Cleaning && Plan.IsTargeted(c) ? null : Plan.Asked(c);
            outcomes[c] = new ClassOutcome(Rows.ClassNames[c], Rows.ClassCounts[c], asked, after.ClassCounts[c]);
        }

        return outcomes;
    }
}
