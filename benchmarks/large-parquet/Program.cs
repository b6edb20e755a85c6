// Makes a Parquet file of a collapsed regression: y depends on x1, the prediction is a constant with jitter.
using System.Globalization;
using DuckDB.NET.Data;

string path = args[0].Replace("'", "''", StringComparison.Ordinal);
long rows = long.Parse(args[1], CultureInfo.InvariantCulture);
using var connection = new DuckDBConnection("DataSource=:memory:");
connection.Open();
using DuckDBCommand command = connection.CreateCommand();
command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
    COPY (
        WITH draws AS (SELECT (hash(i) % 1000003) / 1000003.0 AS a, (hash(i + {rows}) % 1000003) / 1000003.0 AS b, (hash(-i) % 1000003) / 1000003.0 AS c FROM range({rows}) t(i))
        SELECT a::FLOAT AS x1, b::FLOAT AS x2, (3 * a + c)::FLOAT AS y, (2 + 1e-5 * b)::FLOAT AS prediction FROM draws
    ) TO '{path}' (FORMAT parquet)
    """);
command.ExecuteNonQuery();
