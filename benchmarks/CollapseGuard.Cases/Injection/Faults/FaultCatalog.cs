namespace CollapseGuard.Cases.Injection;

/// <summary>Every fault that is put into programs.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyList<Fault> All { get; } =
        [.. OutputFaults.All, .. LossFaults.All, .. LabelFaults.All, .. RowFaults.All, .. StepFaults.All, .. NetworkFaults.All];
}
