namespace CollapseGuard.Cases.Injection;

/// <summary>A way to put a fault into a sound program.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Causes">What is then wrong, the main cause first.</param>
/// <param name="Inject">Changes the recipe; the severity is 0, 1 or 2.</param>
internal sealed record Fault(string Name, IReadOnlyList<CauseId> Causes, Func<Recipe, int, Recipe> Inject)
{
    /// <summary>Which programs can have it.</summary>
    public Func<Recipe, bool> Fits { get; init; } = _ => true;

    /// <summary>True when only outputs that decide alike for every row show the fault: of a rare class a lack of accuracy shows nothing.</summary>
    public bool MustBeConstant { get; init; }

    /// <summary>True when the fault shows on other rows than those trained on: a program that does not learn its own has another one.</summary>
    public bool LearnsItsRows { get; init; }

    /// <summary>What is changed in the sound program as well, to leave the fault room to show; null for nothing.</summary>
    public Func<Recipe, int, Recipe>? Prepare { get; init; }

    /// <summary>The choice of a severity.</summary>
    public static T Of<T>(int severity, T mild, T medium, T hard) => severity switch { 0 => mild, 1 => medium, _ => hard };
}
