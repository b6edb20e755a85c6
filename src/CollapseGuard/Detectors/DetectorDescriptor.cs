namespace CollapseGuard;

/// <summary>What a detector is called; the same id names its source file, its test and its docs page.</summary>
/// <param name="Id"><c>CG1xxx</c> predictions, <c>CG2xxx</c> training, <c>CG3xxx</c> data, <c>CG4xxx</c> configuration; append-only.</param>
/// <param name="Name">Short name in the field's terms: <c>ConstantOutput</c>.</param>
/// <param name="Summary">One sentence: what it sees.</param>
/// <param name="DefaultSeverity">How much its finding matters unless the finding says otherwise.</param>
public sealed record DetectorDescriptor(string Id, string Name, string Summary, Severity DefaultSeverity);
