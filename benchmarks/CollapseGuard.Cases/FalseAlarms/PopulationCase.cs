namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>What kind of models a population holds.</summary>
internal enum PopulationKind
{
    Healthy,
    Collapsed,
    Corner,
}

/// <summary>One population of the table. Its place in the list seeds it: append, never reorder.</summary>
/// <param name="Task">Regression, labels, binary, matrix.</param>
/// <param name="Name">What the table calls it.</param>
/// <param name="Kind">Which limits apply.</param>
/// <param name="Create">Makes the buffers of one thread.</param>
/// <param name="Draw">Draws the next model into them.</param>
internal sealed record PopulationCase(
    string Task, string Name, PopulationKind Kind, Func<IPopulation> Create, Func<IPopulation, RandomStream, SampledModel> Draw)
{
    /// <summary>Every population, in the order of the table.</summary>
    public static IReadOnlyList<PopulationCase> All { get; } =
    [
        .. Pair<RegressionPopulation>("regression"),
        .. Pair<LabelPopulation>("labels"),
        .. Pair<BinaryPopulation>("binary"),
        .. Pair<MatrixPopulation>("matrix"),
        Corner<RegressionPopulation>("regression", "shrunk, R² exactly .05", (p, r) => p.DrawShrunk(r)),
        Corner<RegressionPopulation>("regression", "calibrated, R² .0004 to .02", (p, r) => p.DrawWeak(r)),
        Corner<RegressionPopulation>("regression", "varied, pure noise", (p, r) => p.DrawNoise(r)),
        Corner<LabelPopulation>("labels", "recall exactly .2 in all classes but one", (p, r) => p.DrawFifth(r)),
        Corner<BinaryPopulation>("binary", "ranks, threshold out of reach", (p, r) => p.DrawOutOfReach(r)),
        Corner<BinaryPopulation>("binary", "only sure cases of a rare class", (p, r) => p.DrawSure(r)),
    ];

    private static PopulationCase[] Pair<T>(string task)
        where T : IPopulation, new() =>
    [
        new(task, "healthy", PopulationKind.Healthy, () => new T(), (p, r) => p.DrawHealthy(r)),
        new(task, "collapsed", PopulationKind.Collapsed, () => new T(), (p, r) => p.DrawCollapsed(r)),
    ];

    private static PopulationCase Corner<T>(string task, string name, Func<T, RandomStream, SampledModel> draw)
        where T : IPopulation, new() =>
        new(task, name, PopulationKind.Corner, () => new T(), (p, r) => draw((T)p, r));
}
