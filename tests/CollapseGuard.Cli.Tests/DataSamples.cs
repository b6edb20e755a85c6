using System.Globalization;
using DuckDB.NET.Data;

namespace CollapseGuard.Cli.Tests;

/// <summary>Files of data whose verdict is known beforehand, without predictions.</summary>
internal static class DataSamples
{
    /// <summary>y = 3a - b + noise: signal, and nothing wrong.</summary>
    public static string Healthy(int rows = 600) => Samples.Rows("a,b,y", rows, (random, _) =>
    {
        double a = random.NextDouble(), b = random.NextDouble();
        return [a, b, (3 * a) - b + (0.1 * random.NextDouble())];
    });

    /// <summary>The same with a column that never varies.</summary>
    public static string WithConstant(int rows = 600) => With(Healthy(rows), "flat", _ => "7");

    /// <summary>A label that knows nothing of the inputs.</summary>
    public static string NoSignal(int rows = 600) => Samples.Rows("a,b,y", rows, (random, _) => [random.NextDouble(), random.NextDouble(), random.NextDouble()]);

    /// <summary>A file with one more column at its left.</summary>
    /// <param name="text">The file, commas between cells.</param>
    /// <param name="name">Name of the column.</param>
    /// <param name="cell">The cell of each row, counted from 0.</param>
    public static string With(string text, string name, Func<int, string> cell)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        return string.Concat(lines.Select((line, i) => (i == 0 ? name : cell(i - 1)) + "," + line + "\n"));
    }

    /// <summary>Writes a query's rows as Parquet, JSON or CSV.</summary>
    public static void Copy(string query, string path, string options)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"COPY ({query}) TO '{path}' ({options})");
        command.ExecuteNonQuery();
    }
}
