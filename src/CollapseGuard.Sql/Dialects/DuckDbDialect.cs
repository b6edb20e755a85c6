using System.Globalization;

namespace CollapseGuard.Sql;

/// <summary>DuckDB: everything is at hand.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    public override string Name => "DuckDB";

    public override string Literal(double value) => string.Create(CultureInfo.InvariantCulture, $"CAST('{value:R}' AS DOUBLE)");

    public override SqlValueType ReadType(string typeName)
    {
        string type = typeName.ToUpperInvariant().Replace("_", "", StringComparison.Ordinal);
        return type switch
        {
            // Lists, structs and maps name the types inside them.
            _ when type.AsSpan().ContainsAny("[<") || (type.Contains('(', StringComparison.Ordinal) && !type.StartsWith("DECIMAL", StringComparison.Ordinal)) => SqlValueType.Other,
            "FLOAT" or "DOUBLE" or "REAL" => SqlValueType.Floating,
            "BOOLEAN" => SqlValueType.Boolean,
            "VARCHAR" => SqlValueType.Text,
            "DATE" => SqlValueType.Date,
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => SqlValueType.Timestamp,
            _ when type.EndsWith("INT", StringComparison.Ordinal) || type.Contains("INTEGER", StringComparison.Ordinal) || type.StartsWith("DECIMAL", StringComparison.Ordinal) => SqlValueType.Exact,
            _ => SqlValueType.Other,
        };
    }

    public override string ToDouble(string expression, SqlValueType type) =>
        type == SqlValueType.Boolean ? $"CAST(CAST({expression} AS INTEGER) AS DOUBLE)" : $"CAST({expression} AS DOUBLE)";

    public override string ToKey(string expression, SqlValueType type) => type switch
    {
        SqlValueType.Text => expression,
        SqlValueType.Timestamp => $"(CASE WHEN isfinite({expression}) THEN epoch_us({expression}) - 946684800000000 WHEN {expression} > DATE '2000-01-01' THEN 9223372036854775807 ELSE -9223372036854775807 END)",
        _ => $"CAST({expression} AS VARCHAR)",
    };

    public override string IsFinite(string number) => $"isfinite({number})";

    public override string IsNaN(string number) => $"isnan({number})";

    public override string Hash(IReadOnlyList<(string Expression, SqlValueType Type)> parts, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"CAST(hash({seed}, {string.Join(", ", parts.Select(p => p.Expression))}) >> 1 AS BIGINT)");

    public override string Floor(string number) => $"CAST(floor({number}) AS INTEGER)";

    // DuckDB has no error codes; these are the fixed openings of its messages.
    public override SqlProblem ProblemOf(Exception exception) => exception.Message switch
    {
        var m when m.Contains("Table with name", StringComparison.Ordinal) && m.Contains("does not exist", StringComparison.Ordinal) => SqlProblem.MissingTable,
        var m when m.Contains("Referenced column", StringComparison.Ordinal) => SqlProblem.MissingColumn,
        var m when m.Contains("INTERRUPT", StringComparison.Ordinal) => SqlProblem.TimedOut,
        var m when m.Contains("Permission", StringComparison.OrdinalIgnoreCase) => SqlProblem.NoPermission,
        var m when m.Contains("IO Error", StringComparison.Ordinal) => SqlProblem.ConnectionLost,
        _ => SqlProblem.Unknown,
    };
}
