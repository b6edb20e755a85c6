using System.Globalization;

namespace CollapseGuard.Sql;

/// <summary>Puts a provider's exception into words: what was seen, what is required, what to do.</summary>
internal static class ProviderFailure
{
    public static SqlProfileException Explain(SqlDialect dialect, Exception exception, string doing, TimeSpan? timeout)
    {
        SqlProblem problem = dialect.ProblemOf(exception);
        string seen = $"{dialect.Name} said while {doing}: {OneLine(exception)}";
        string advice = problem switch
        {
            SqlProblem.ConnectionLost => "The profile needs every server of the table until its end; see that all are up and reachable, then run it again. Nothing partial was reported.",
            SqlProblem.LoginRefused => "The connection needs a user and a password that the server accepts; check both in the connection string.",
            SqlProblem.MissingTable => "The profile needs an existing table or view; check the name, its schema and the database of the connection.",
            SqlProblem.MissingColumn => "The profile needs an existing column; names are compared exactly, capitals included.",
            SqlProblem.NoPermission => "The profile needs the right to read the table; grant SELECT on it (and USAGE on its schema) to this user.",
            SqlProblem.TimedOut => Limit(timeout),
            _ => "The profile needs every statement answered; nothing partial was reported.",
        };
        return new SqlProfileException(problem, $"{seen} {advice}", exception);
    }

    public static SqlProfileException TimedOut(TimeSpan? timeout, Exception exception) =>
        new(SqlProblem.TimedOut, $"A statement was not answered in time. {Limit(timeout)}", exception);

    private static string Limit(TimeSpan? timeout) => timeout is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"Each statement must end within {time.TotalSeconds:0.###} s; allow more in {nameof(SqlProfileOptions)}.{nameof(SqlProfileOptions.CommandTimeout)}, or profile fewer columns.")
        : $"Each statement must end within the limit of the connection or the server; allow more there or in {nameof(SqlProfileOptions)}.{nameof(SqlProfileOptions.CommandTimeout)}, or profile fewer columns.";

    private static string OneLine(Exception exception)
    {
        string text = exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal)
            ? $"{exception.Message} ({inner.Message})"
            : exception.Message;
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
