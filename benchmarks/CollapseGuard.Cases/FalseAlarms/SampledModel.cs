namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>What was drawn for one model: its arrays lie in the drawing population's buffers until the next draw.</summary>
/// <param name="Rows">n.</param>
/// <param name="IsDecidable">True where the acceptance forbids Inconclusive beyond 2 %.</param>
internal readonly record struct SampledModel(int Rows, bool IsDecidable);

/// <summary>Models of one task. One instance a thread: its buffers are reused.</summary>
internal interface IPopulation
{
    /// <summary>The least and the greatest number of rows; log-uniform between.</summary>
    const int MinimumRows = 50;

    const int MaximumRows = 100_000;

    /// <summary>Draws a model that has skill.</summary>
    SampledModel DrawHealthy(RandomStream random);

    /// <summary>Draws a model that has collapsed.</summary>
    SampledModel DrawCollapsed(RandomStream random);

    /// <summary>The verdict of the front door on the model drawn last.</summary>
    Outcome Judge();

    static int DrawRows(RandomStream random) => (int)random.LogUniform(MinimumRows, MaximumRows + 1);
}
