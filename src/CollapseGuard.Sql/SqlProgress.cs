namespace CollapseGuard.Sql;

/// <summary>How far a profile has come.</summary>
/// <param name="Step">What was asked last, in a few words.</param>
/// <param name="Statements">Statements answered so far.</param>
public readonly record struct SqlProgress(string Step, int Statements);
