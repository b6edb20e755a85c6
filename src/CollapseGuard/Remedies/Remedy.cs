namespace CollapseGuard;

/// <summary>What to do about a cause, and how to see that it helped.</summary>
/// <param name="Id">Stable name: <c>standardize-target</c>; also the name of its docs page.</param>
/// <param name="Title">One line, imperative.</param>
/// <param name="Cause">The cause it removes.</param>
/// <param name="Why">Why it helps.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Snippet">C# to paste; a method that the project's tests compile. Empty when no code is needed.</param>
/// <param name="Risk">What it may spoil.</param>
/// <param name="MustDisappear">Ids of the findings that must be gone afterwards; this is how the remedy is verified.</param>
public sealed record Remedy(
    string Id,
    string Title,
    CauseId Cause,
    string Why,
    IReadOnlyList<string> Steps,
    string Snippet,
    string Risk,
    IReadOnlyList<string> MustDisappear);
