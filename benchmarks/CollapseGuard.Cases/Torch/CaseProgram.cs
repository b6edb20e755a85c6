namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>A real or constructed program, and what is known of it.</summary>
/// <param name="Id">Its name in the list of cases.</param>
/// <param name="Origin">Where it was published.</param>
/// <param name="Task">What it predicts.</param>
/// <param name="Standing">Whether it fails when run.</param>
/// <param name="Causes">What is wrong with it, the main cause first; empty for a healthy one.</param>
internal abstract record CaseProgram(string Id, string Origin, PredictionTask Task, Standing Standing, IReadOnlyList<CauseId> Causes)
{
    /// <summary>Runs it once, judges it, and looks at its outputs independently.</summary>
    public abstract CaseRun Run(int seed);
}

/// <summary>Whether a program fails when it is run again.</summary>
internal enum Standing
{
    /// <summary>Fails.</summary>
    Reproduced,

    /// <summary>Fails with some seeds only.</summary>
    SeedDependent,

    /// <summary>Fails in part: a few outputs remain.</summary>
    Partly,

    /// <summary>Faulty by its authors, and learns all the same.</summary>
    NotReproduced,

    /// <summary>Nothing is wrong with it.</summary>
    Healthy,
}

/// <summary>One run of a program.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Report">The judgement.</param>
/// <param name="Degeneracy">The independent look at the outputs.</param>
/// <param name="RowSpread">Standard deviation over rows, averaged over outputs; NaN when an output is.</param>
/// <param name="Curve">Mean loss of each epoch; empty where there are no epochs.</param>
internal sealed record CaseRun(int Seed, CollapseReport Report, Degeneracy Degeneracy, double RowSpread, IReadOnlyList<double> Curve);
