namespace CollapseGuard.Cases.Injection;

/// <summary>Which programs to try for a cause, in an order that visits the templates in turn.</summary>
internal static class InjectionPlan
{
    private const int Severities = 3;

    /// <summary>Seeds of the same program.</summary>
    private const int Repeats = 3;

    /// <summary>Main causes, in the order of the vocabulary.</summary>
    public static IReadOnlyList<CauseId> Causes { get; } = [.. FaultCatalog.All.Select(f => f.Causes[0]).Distinct().Order()];

    /// <summary>All candidates of a main cause.</summary>
    public static IEnumerable<InjectedProgram> Of(CauseId cause, int seed) => Mixed(FaultCatalog.All.Where(f => f.Causes[0] == cause), seed + (int)cause);

    /// <summary>All healthy candidates.</summary>
    public static IEnumerable<InjectedProgram> Healthy(int seed) => Mixed(HealthyVariants.All, seed);

    private static IEnumerable<InjectedProgram> Mixed(IEnumerable<Fault> faults, int seed)
    {
        InjectedProgram[] programs = [.. faults.SelectMany(fault => Templates.All.Where(fault.Fits).SelectMany(recipe => Enumerable.Range(0, Severities * Repeats).Select(i => Program(fault, recipe, i % Severities, i / Severities, seed))))];
        new Random(seed).Shuffle(programs);
        return programs.GroupBy(p => p.Recipe.Template).SelectMany(g => g.Select((program, turn) => (program, turn))).OrderBy(p => p.turn).Select(p => p.program);
    }

    private static InjectedProgram Program(Fault fault, Recipe recipe, int severity, int repeat, int seed)
    {
        int own = (1000 * (seed + 1)) + Math.Abs(Stable($"{fault.Name}/{recipe.Template}/{recipe.Data.Name}/{severity}/{repeat}") % 997);
        Recipe sound = fault.Prepare?.Invoke(recipe, severity) ?? recipe;
        return new InjectedProgram($"{fault.Name} / {recipe.Template} / {recipe.Data.Name} / {severity}{(char)('a' + repeat)}", fault.Causes, sound, fault.Inject(sound, severity), own, fault.MustBeConstant, fault.LearnsItsRows);
    }

    /// <summary>The same in every process, which string.GetHashCode is not.</summary>
    private static int Stable(string text) => text.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter));
}
