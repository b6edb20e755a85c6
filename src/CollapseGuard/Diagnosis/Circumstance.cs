namespace CollapseGuard.Diagnosis;

/// <summary>A fact about the numbers that sharpens what a finding says about a cause.</summary>
/// <param name="Text">The fact: <c>every output is exactly 1</c>.</param>
/// <param name="Holds">Whether it is so; a pure function.</param>
public sealed record Circumstance(string Text, Func<Snapshot, bool> Holds);
