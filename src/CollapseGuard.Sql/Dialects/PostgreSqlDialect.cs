using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;

namespace CollapseGuard.Sql;

/// <summary>PostgreSQL, in expressions that a foreign server computes itself: built in, immutable, no COALESCE, no text of a date.</summary>
/// <remarks>
/// postgres_fdw ships an expression only when each of its parts is built in and immutable
/// (https://www.postgresql.org/docs/15/postgres-fdw.html). The text of a date depends on a setting, so days are counted instead.
/// </remarks>
internal sealed class PostgreSqlDialect : SqlDialect
{
    /// <summary>Products of numbers at most 1 in size that are below 1e-150 are 0: the server raises an error where a product underflows.</summary>
    private const string Tiny = "1e-150";

    public override string Name => "PostgreSQL";

    // Only the planner's choice: without them, rows of foreign partitions are fetched and counted here. A dear operator makes counting here
    // dear even where the planner expects as many groups as rows; compiling long lists of aggregates takes longer than running them.
    public override IReadOnlyList<SqlStatement> SessionStatements { get; } =
        [new("SET enable_partitionwise_aggregate = on"), new("SET cpu_operator_cost = 1"), new("SET jit = off")];

    public override IReadOnlyList<SqlStatement> ClosingStatements { get; } =
        [new("RESET enable_partitionwise_aggregate"), new("RESET cpu_operator_cost"), new("RESET jit")];

    public override string Literal(double value) => string.Create(CultureInfo.InvariantCulture, $"CAST('{value:R}' AS double precision)");

    public override SqlValueType ReadType(string typeName)
    {
        string type = typeName.Split('(')[0].Trim();
        return type switch
        {
            _ when typeName.EndsWith(']') => SqlValueType.Other,
            "smallint" or "integer" or "bigint" => SqlValueType.Exact,
            // numeric may hold NaN and infinities since version 14.
            "real" or "double precision" or "numeric" => SqlValueType.Floating,
            "boolean" => SqlValueType.Boolean,
            "text" or "character varying" or "character" or "bpchar" or "name" => SqlValueType.Text,
            "date" => SqlValueType.Date,
            "timestamp" or "timestamp without time zone" => SqlValueType.Timestamp,
            "timestamp with time zone" => SqlValueType.Timestamp,
            "uuid" => SqlValueType.Identifier,
            _ => SqlValueType.Other,
        };
    }

    public override string ToDouble(string expression, SqlValueType type) =>
        type == SqlValueType.Boolean ? $"CAST(CAST({expression} AS integer) AS double precision)" : $"CAST({expression} AS double precision)";

    public override string ToKey(string expression, SqlValueType type) => type switch
    {
        SqlValueType.Text or SqlValueType.Identifier => expression,
        SqlValueType.Date => $"(CASE WHEN isfinite({expression}) THEN {expression} - DATE '2000-01-01' WHEN {expression} > DATE '2000-01-01' THEN 2147483647 WHEN {expression} < DATE '2000-01-01' THEN -2147483647 END)",
        SqlValueType.Timestamp => $"(CASE WHEN isfinite({expression}) THEN CAST(EXTRACT(epoch FROM ({expression} - '2000-01-01 00:00:00+00')) * 1000000 AS bigint) WHEN {expression} > '2000-01-01 00:00:00+00' THEN 9223372036854775807 WHEN {expression} < '2000-01-01 00:00:00+00' THEN -9223372036854775807 END)",
        _ => $"CAST({expression} AS text)",
    };

    public override string Product(string a, string b) => a == b
        ? $"(CASE WHEN abs({a}) < {Tiny} THEN 0 ELSE {a} * {b} END)"
        : $"(CASE WHEN abs({a}) < {Tiny} OR abs({b}) < {Tiny} THEN 0 ELSE {a} * {b} END)";

    public override string Hash(IReadOnlyList<(string Expression, SqlValueType Type)> parts, int seed)
    {
        // A sum of products would overflow, which raises an error; XOR cannot.
        IEnumerable<string> hashes = parts.Select((part, index) =>
        {
            string own = ((((long)seed) << 20) + index + 1).ToString(CultureInfo.InvariantCulture);
            return $"(CASE WHEN {part.Expression} IS NULL THEN {Missing(seed, index)} ELSE {Function(part.Type)}({part.Expression}, {own}) END)";
        });
        return $"(({string.Join(" # ", hashes)}) & 9223372036854775807)";
    }

    public override string Floor(string number) => $"CAST(floor({number}) AS integer)";

    public override SqlProblem ProblemOf(Exception exception) => (exception as DbException)?.SqlState switch
    {
        "28P01" or "28000" => SqlProblem.LoginRefused,
        "42P01" => SqlProblem.MissingTable,
        "42703" => SqlProblem.MissingColumn,
        "42501" => SqlProblem.NoPermission,
        "57014" => SqlProblem.TimedOut,
        { } state when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) => SqlProblem.ConnectionLost,
        null when exception.Message.StartsWith("No password has been provided", StringComparison.Ordinal) => SqlProblem.LoginRefused,
        null when Contains<TimeoutException>(exception) => SqlProblem.TimedOut,
        null when Contains<SocketException>(exception) || Contains<IOException>(exception) => SqlProblem.ConnectionLost,
        _ => SqlProblem.Unknown,
    };

    private static string Function(SqlValueType type) => type switch
    {
        SqlValueType.Exact or SqlValueType.Floating or SqlValueType.Boolean => "hashfloat8extended",
        SqlValueType.Date => "hashint4extended",
        SqlValueType.Timestamp => "hashint8extended",
        SqlValueType.Identifier => "uuid_hash_extended",
        _ => "hashtextextended",
    };

    /// <summary>The hash of a missing value: a fixed, well mixed number of its own for each column.</summary>
    private static string Missing(int seed, int index)
    {
        ulong mixed = ((ulong)(uint)seed << 32) + (ulong)index + 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((long)((mixed ^ (mixed >> 31)) >> 1)).ToString(CultureInfo.InvariantCulture);
    }

    private static bool Contains<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T)
            {
                return true;
            }
        }

        return false;
    }
}
