namespace CollapseGuard.Sql;

/// <summary>A profile could not be completed. There is never a partial one.</summary>
public sealed class SqlProfileException : Exception
{
    /// <summary>Says what failed.</summary>
    /// <param name="problem">The kind of failure.</param>
    /// <param name="message">What was seen, what is required, what to do.</param>
    /// <param name="innerException">The provider's own exception; null when there is none.</param>
    public SqlProfileException(SqlProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    /// <summary>The kind of failure.</summary>
    public SqlProblem Problem { get; }
}
