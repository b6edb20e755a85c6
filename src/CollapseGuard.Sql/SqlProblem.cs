namespace CollapseGuard.Sql;

/// <summary>Why a database could not be asked to the end.</summary>
public enum SqlProblem
{
    /// <summary>None of the others: the database's own words say what.</summary>
    Unknown = 0,

    /// <summary>A server cannot be reached, or the connection to it ended: this one, or one behind a foreign or distributed table.</summary>
    ConnectionLost = 1,

    /// <summary>The server refused the user or the password.</summary>
    LoginRefused = 2,

    /// <summary>There is no such table or view.</summary>
    MissingTable = 3,

    /// <summary>There is no such column.</summary>
    MissingColumn = 4,

    /// <summary>The user may not read the table.</summary>
    NoPermission = 5,

    /// <summary>A statement took longer than allowed.</summary>
    TimedOut = 6,

    /// <summary>A column holds what the question cannot be asked of.</summary>
    UnusableColumn = 7,

    /// <summary>Rows came or went between two statements of one profile.</summary>
    TableChanged = 8,
}
