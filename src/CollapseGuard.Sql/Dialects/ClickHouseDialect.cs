using System.Globalization;

namespace CollapseGuard.Sql;

/// <summary>ClickHouse, in what version 18.16 already understands: no placeholders, no window functions, no hashes of NULL.</summary>
internal sealed class ClickHouseDialect : SqlDialect
{
    public override string Name => "ClickHouse";

    public override bool HasParameters => false;

    public override bool HasWindowFunctions => false;

    // Backslashes escape inside quotes here; a doubled quote alone would let one through.
    public override string Quote(string identifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        return $"`{identifier.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";
    }

    public override string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
    }

    // Old versions read a decimal literal with an error in the last place; the bits have none.
    public override string Literal(double value) => string.Create(
        CultureInfo.InvariantCulture, $"reinterpretAsFloat64(reinterpretAsString(toUInt64({BitConverter.DoubleToUInt64Bits(value)})))");

    public override SqlValueType ReadType(string typeName)
    {
        string type = typeName;
        foreach (string wrapper in (ReadOnlySpan<string>)["LowCardinality(", "Nullable("])
        {
            type = type.StartsWith(wrapper, StringComparison.Ordinal) ? type[wrapper.Length..^1] : type;
        }

        return type switch
        {
            _ when type.StartsWith("Float", StringComparison.Ordinal) => SqlValueType.Floating,
            _ when type.StartsWith("Int", StringComparison.Ordinal) && !type.StartsWith("Interval", StringComparison.Ordinal) => SqlValueType.Exact,
            _ when type.StartsWith("UInt", StringComparison.Ordinal) || type.StartsWith("Decimal", StringComparison.Ordinal) => SqlValueType.Exact,
            "Bool" => SqlValueType.Boolean,
            "String" => SqlValueType.Text,
            "Date" => SqlValueType.Date,
            _ => SqlValueType.Other,
        };
    }

    public override string ToDouble(string expression, SqlValueType type) => $"(toFloat64({expression}) + 0)";

    public override string ToKey(string expression, SqlValueType type) => type == SqlValueType.Text ? expression : $"toString({expression})";

    public override string IsNaN(string number) => $"isNaN({number})";

    public override string Log(string number) => $"log({number})";

    public override string Hash(IReadOnlyList<(string Expression, SqlValueType Type)> parts, int seed)
    {
        IEnumerable<string> values = parts.Select(part =>
        {
            string empty = part.Type is SqlValueType.Exact or SqlValueType.Floating or SqlValueType.Boolean ? "toFloat64(0)" : "''";
            return $"assumeNotNull(ifNull({part.Expression}, {empty})), isNull({part.Expression})";
        });
        return string.Create(CultureInfo.InvariantCulture, $"bitShiftRight(cityHash64(toInt64({seed}), {string.Join(", ", values)}), 1)");
    }

    public override string LowBits(string hash, long mask) => string.Create(CultureInfo.InvariantCulture, $"bitAnd({hash}, {mask})");

    public override string ShiftRight(string hash, int bits) => string.Create(CultureInfo.InvariantCulture, $"bitShiftRight({hash}, {bits})");

    public override string Floor(string number) => $"toInt32(floor({number}))";

    public override SqlProblem ProblemOf(Exception exception) => exception.Message switch
    {
        var m when m.Contains("Code: 60,", StringComparison.Ordinal) => SqlProblem.MissingTable,
        var m when m.Contains("Code: 47,", StringComparison.Ordinal) => SqlProblem.MissingColumn,
        var m when m.Contains("Code: 159,", StringComparison.Ordinal) => SqlProblem.TimedOut,
        var m when m.Contains("Code: 193,", StringComparison.Ordinal) || m.Contains("Code: 192,", StringComparison.Ordinal) => SqlProblem.LoginRefused,
        var m when m.Contains("Code: 291,", StringComparison.Ordinal) || m.Contains("Code: 497,", StringComparison.Ordinal) => SqlProblem.NoPermission,
        var m when m.Contains("Code: 279,", StringComparison.Ordinal) || m.Contains("Code: 209,", StringComparison.Ordinal) || m.Contains("Code: 210,", StringComparison.Ordinal) => SqlProblem.ConnectionLost,
        _ when exception is HttpRequestException => SqlProblem.ConnectionLost,
        _ => SqlProblem.Unknown,
    };
}
