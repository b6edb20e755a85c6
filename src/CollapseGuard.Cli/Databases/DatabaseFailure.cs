using System.Data.Common;
using System.Globalization;
using CollapseGuard.Sql;

namespace CollapseGuard.Cli.Databases;

/// <summary>Puts what a database could not do into one line: what was seen, and what to do.</summary>
internal static class DatabaseFailure
{
    /// <summary>The database could not be opened.</summary>
    public static InputException Opening(DatabaseAddress address, SqlProblem problem, Exception exception)
    {
        string words = WordsOf(exception, address);
        return new InputException(problem switch
        {
            _ when address.File is not null => $"{address.Name} cannot be opened: {words}",
            SqlProblem.LoginRefused => $"{address.Name} refused the login: {words} Give Username and Password in --connection, or the password in PGPASSWORD.",
            SqlProblem.ConnectionLost or SqlProblem.TimedOut => $"{address.Name} cannot be reached: {words} See that host and port are right and that the server accepts connections from here.",
            _ => $"{address.Name} cannot be opened: {words}",
        });
    }

    /// <summary>A question about a table was not answered.</summary>
    public static InputException Asking(DatabaseAddress address, SqlTable table, SqlProfileException failure, TimeSpan? timeout)
    {
        string words = failure.InnerException is { } cause ? WordsOf(cause, address) : failure.Message;
        return new InputException(failure.Problem switch
        {
            SqlProblem.MissingTable => $"{address.Name} has no table or view '{table}'.",
            SqlProblem.ConnectionLost => $"{address.Name} did not answer to the end: {words} Every server of '{table}' must stay up; run it again. Nothing was reported.",
            SqlProblem.LoginRefused => $"{address.Name} or a server behind '{table}' refused the login: {words}",
            SqlProblem.NoPermission => $"{address.Name} does not let this user read '{table}': {words} Grant SELECT on it, and USAGE on its schema.",
            SqlProblem.TimedOut => $"A statement about '{table}' took longer than {Limit(timeout)}. Allow more with --timeout SECONDS, or judge fewer columns with --inputs. Nothing was reported.",
            _ when failure.InnerException is null => words,
            _ => $"{address.Name} could not answer about '{table}': {words} Nothing was reported.",
        });
    }

    private static string Limit(TimeSpan? timeout) => timeout is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s, or than the server allows")
        : "the connection or the server allows";

    /// <summary>The provider's own words, on one line; none of them when they hold a secret, for the place of a gap would tell it.</summary>
    private static string WordsOf(Exception exception, DatabaseAddress address)
    {
        string text = exception is DbException { InnerException: { } inner } ? $"{exception.Message} ({inner.Message})" : exception.Message;
        string line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no reason given";
        return address.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) ? "its words are left out, because they hold the password."
            : line.EndsWith('.') ? line
            : line + ".";
    }
}
