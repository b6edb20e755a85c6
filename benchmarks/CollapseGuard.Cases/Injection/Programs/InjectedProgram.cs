namespace CollapseGuard.Cases.Injection;

/// <summary>A program with a fault put in, or a healthy one.</summary>
/// <param name="Id">Fault, template, data, severity and seed.</param>
/// <param name="Causes">What is wrong, the main cause first; empty for a healthy one.</param>
/// <param name="Sound">The same program without the fault.</param>
/// <param name="Recipe">The program.</param>
/// <param name="Seed">Of its random numbers.</param>
/// <param name="MustBeConstant">True when only outputs that decide alike for every row show the fault.</param>
/// <param name="LearnsItsRows">True when the fault shows on other rows than those trained on, which must be learned.</param>
internal sealed record InjectedProgram(string Id, IReadOnlyList<CauseId> Causes, Recipe Sound, Recipe Recipe, int Seed, bool MustBeConstant, bool LearnsItsRows);
