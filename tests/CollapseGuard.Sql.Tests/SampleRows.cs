using System.Globalization;

namespace CollapseGuard.Sql.Tests;

/// <summary>A random table with everything that makes counting hard, and the same rows for each database.</summary>
internal sealed class SampleRows
{
    public const string Hostile = "x\"; DROP TABLE t; --";
    public const string HostileTable = "t\"; DROP TABLE t; --";
    private static readonly string[] Words = ["red", "green", "blue", "it's", "a \"quote\"", "back\\slash", "ünïcode", ""];

    private SampleRows(object?[][] rows) => Rows = rows;

    /// <summary>Column names, in order; the last is the label.</summary>
    public static IReadOnlyList<string> Names { get; } = ["id", "number", "shifted", "big", "price", "flag", "word", "day", Hostile, "y"];

    /// <summary>long, double?, double, long, decimal?, bool?, string?, DateOnly?, double?, string?.</summary>
    public object?[][] Rows { get; }

    public static SampleRows Make(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new object?[count][];
        for (int i = 0; i < count; i++)
        {
            double z = random.NextDouble() + random.NextDouble() - 1;
            object? number = random.Next(50) switch { 0 => null, 1 => double.NaN, 2 => double.PositiveInfinity, 3 => double.NegativeInfinity, _ => Math.Round(z * 1e6) / 1e3 };
            rows[i] =
            [
                (long)i,
                number,
                1e9 + z,
                9_007_199_254_740_993L + random.Next(1000),
                random.Next(20) == 0 ? null : random.Next(100_000) / 1000m,
                random.Next(10) == 0 ? null : random.Next(2) == 0,
                random.Next(10) == 0 ? null : Words[random.Next(Words.Length)],
                random.Next(10) == 0 ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(60)),
                random.Next(10) == 0 ? null : (double)random.Next(5),
                random.Next(30) == 0 ? null : z > 0 ? "up" : "down",
            ];
        }

        // Copies, some with another label.
        for (int i = 0; i < count / 20; i++)
        {
            object?[] copy = [.. rows[random.Next(count)]];
            copy[^1] = i % 2 == 0 ? copy[^1] : "up";
            rows[random.Next(count)] = copy;
        }

        return new SampleRows(rows);
    }

    /// <summary>CREATE TABLE and INSERT for DuckDB and PostgreSQL.</summary>
    public IEnumerable<string> Create(string table)
    {
        string name = SqlDialect.DuckDb.Quote(table);
        yield return $"CREATE TABLE {name} (id bigint, number double precision, shifted double precision, big bigint, price decimal(12, 3), flag boolean, word text, day date, {SqlDialect.DuckDb.Quote(Hostile)} double precision, y text)";
        foreach (object?[][] chunk in Rows.Chunk(500))
        {
            yield return $"INSERT INTO {name} VALUES {string.Join(", ", chunk.Select(row => $"({string.Join(", ", row.Select(Literal))})"))}";
        }
    }

    /// <summary>Lines for ClickHouse's TabSeparated format.</summary>
    public static string TabSeparated(IEnumerable<object?[]> rows) => string.Concat(rows.Select(row => string.Join('\t', row.Select(Field)) + "\n"));

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        double number => $"CAST('{Text(number)}' AS double precision)",
        bool flag => flag ? "true" : "false",
        string text => SqlDialect.DuckDb.Literal(text),
        DateOnly day => $"DATE '{Text(day)}'",
        _ => Text(value),
    };

    private static string Field(object? value) => value switch
    {
        null => "\\N",
        bool flag => flag ? "1" : "0",
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal),
        _ => Text(value),
    };

    private static string Text(object value) => value switch
    {
        double number => double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity" : number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
