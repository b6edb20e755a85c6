namespace CollapseGuard;

/// <summary>A line of a run journal that was left out.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="What">What is wrong with it, in words that follow "because".</param>
public readonly record struct JournalProblem(long Line, string What);
