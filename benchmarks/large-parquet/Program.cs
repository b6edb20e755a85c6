// Makes a Parquet file. predictions: a collapsed regression, y depends on x1, the prediction is a constant with jitter. data: four inputs and a class.
using System.Globalization;
using DuckDB.NET.Data;

string path = args[1].Replace("'", "''", StringComparison.Ordinal);
long rows = long.Parse(args[2], CultureInfo.InvariantCulture);
string columns = args[0] == "data"
    ? "a::FLOAT AS x1, (1000 * b)::FLOAT AS x2, floor(10 * c)::INTEGER AS count, CASE WHEN c < .01 THEN NULL ELSE a * b END AS product, (a + c > 1)::INTEGER AS y"
    : "a::FLOAT AS x1, b::FLOAT AS x2, (3 * a + c)::FLOAT AS y, (2 + 1e-5 * b)::FLOAT AS prediction";
using var connection = new DuckDBConnection("DataSource=:memory:");
connection.Open();
using DuckDBCommand command = connection.CreateCommand();
command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
    COPY (
        WITH draws AS (SELECT (hash(i) % 1000003) / 1000003.0 AS a, (hash(i + {rows}) % 1000003) / 1000003.0 AS b, (hash(-i) % 1000003) / 1000003.0 AS c FROM range({rows}) t(i))
        SELECT {columns} FROM draws
    ) TO '{path}' (FORMAT parquet)
    """);
command.ExecuteNonQuery();
