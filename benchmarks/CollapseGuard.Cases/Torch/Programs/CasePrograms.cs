namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Every program, faulty and healthy.</summary>
internal static class CasePrograms
{
    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        .. KerasQuestions.All, .. MutationQuestions.All, .. FuelMutants.All, .. OtherPrograms.All, .. TreePrograms.All, .. HardNegatives.All,
    ];
}
