using System.Data.Common;
using System.Globalization;

namespace CollapseGuard.Sql;

/// <summary>How one database writes what a profile asks. Stateless and free to share; derive from it for another database.</summary>
/// <remarks>Expressions go in and come out as SQL text. Hashes are whole numbers in [0, 2^63), the same on every server of the database.</remarks>
public abstract class SqlDialect
{
    /// <summary>DuckDB.</summary>
    public static SqlDialect DuckDb { get; } = new DuckDbDialect();

    /// <summary>PostgreSQL 11 and later; over foreign tables 15 and later.</summary>
    public static SqlDialect PostgreSql { get; } = new PostgreSqlDialect();

    /// <summary>ClickHouse.</summary>
    public static SqlDialect ClickHouse { get; } = new ClickHouseDialect();

    /// <summary>The database's name, as messages show it.</summary>
    public abstract string Name { get; }

    /// <summary>False where texts must be written into the statement, because there are no placeholders.</summary>
    public virtual bool HasParameters => true;

    /// <summary>True where one row can look at the row before it.</summary>
    public virtual bool HasWindowFunctions => true;

    /// <summary>Statements to run once before the first question of a session.</summary>
    public virtual IReadOnlyList<SqlStatement> SessionStatements => [];

    /// <summary>Statements to run after the last question of a session, to undo those.</summary>
    public virtual IReadOnlyList<SqlStatement> ClosingStatements => [];

    /// <summary>The dialect of a connection, by the name of its type.</summary>
    /// <param name="connection">An ADO.NET connection.</param>
    /// <exception cref="NotSupportedException">No dialect is known for it; give one.</exception>
    public static SqlDialect For(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string type = connection.GetType().Name;
        return type.Contains("DuckDB", StringComparison.OrdinalIgnoreCase) ? DuckDb
            : type.Contains("Npgsql", StringComparison.OrdinalIgnoreCase) ? PostgreSql
            : type.Contains("ClickHouse", StringComparison.OrdinalIgnoreCase) ? ClickHouse
            : throw new NotSupportedException($"'{type}' is none of the connections whose SQL is known (DuckDB, Npgsql, ClickHouse); pass a {nameof(SqlDialect)} in a {nameof(DbConnectionSource)}.");
    }

    /// <summary>A name that cannot be read as anything but a name.</summary>
    /// <param name="identifier">A table, schema or column.</param>
    public virtual string Quote(string identifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        return $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The placeholder of a parameter.</summary>
    /// <param name="index">0-based.</param>
    public virtual string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");

    /// <summary>A text as a literal.</summary>
    /// <param name="text">Any text.</param>
    public virtual string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A finite number as a literal that the database reads back to the last bit.</summary>
    /// <param name="value">Finite.</param>
    public abstract string Literal(double value);

    /// <summary>What a type means.</summary>
    /// <param name="typeName">The type in the database's words.</param>
    public abstract SqlValueType ReadType(string typeName);

    /// <summary>A number or a boolean in double precision; NULL stays NULL.</summary>
    /// <param name="expression">A column.</param>
    /// <param name="type">Exact, Floating or Boolean.</param>
    public abstract string ToDouble(string expression, SqlValueType type);

    /// <summary>What a category is grouped by: a text, days or microseconds since 2000-01-01; NULL stays NULL.</summary>
    /// <param name="expression">A column.</param>
    /// <param name="type">Its type.</param>
    public abstract string ToKey(string expression, SqlValueType type);

    /// <summary>Whether a double is neither NaN nor infinite; not true for NULL.</summary>
    /// <param name="number">In double precision.</param>
    public virtual string IsFinite(string number) => $"({number} - {number} = 0)";

    /// <summary>Whether a double is NaN; not true for NULL.</summary>
    /// <param name="number">In double precision.</param>
    public virtual string IsNaN(string number) => $"({number} = CAST('NaN' AS double precision))";

    /// <summary>The product of two numbers in [-1, 1], where products too small to be told from 0 may be 0.</summary>
    /// <param name="a">In double precision.</param>
    /// <param name="b">In double precision.</param>
    public virtual string Product(string a, string b) => $"({a} * {b})";

    /// <summary>The natural logarithm.</summary>
    /// <param name="number">Positive, in double precision.</param>
    public virtual string Log(string number) => $"ln({number})";

    /// <summary>One hash of several columns, a missing value being a value; in [0, 2^63).</summary>
    /// <param name="parts">Numbers in double precision or keys, each with its type.</param>
    /// <param name="seed">Another seed gives another hash.</param>
    public abstract string Hash(IReadOnlyList<(string Expression, SqlValueType Type)> parts, int seed);

    /// <summary>The bits of a hash that a mask keeps.</summary>
    /// <param name="hash">A hash.</param>
    /// <param name="mask">At least 0.</param>
    public virtual string LowBits(string hash, long mask) => string.Create(CultureInfo.InvariantCulture, $"({hash} & {mask})");

    /// <summary>A hash without its lowest bits.</summary>
    /// <param name="hash">A hash.</param>
    /// <param name="bits">At least 0.</param>
    public virtual string ShiftRight(string hash, int bits) => string.Create(CultureInfo.InvariantCulture, $"({hash} >> {bits})");

    /// <summary>A value rounded down, as a whole number.</summary>
    /// <param name="number">In double precision, within the range of 32 bits.</param>
    public abstract string Floor(string number);

    /// <summary>What went wrong, from the provider's exception.</summary>
    /// <param name="exception">What the provider threw.</param>
    public virtual SqlProblem ProblemOf(Exception exception) => SqlProblem.Unknown;
}
