using System.Globalization;

namespace CollapseGuard.Cli.Reading;

/// <summary>A file as a relation that SQL can select from.</summary>
internal sealed class DataSource : IDisposable
{
    private readonly Database database;
    private readonly string relation;
    private readonly CsvHeader? header;

    private DataSource(SourceFile file, Database database, string relation, IReadOnlyList<SourceColumn> columns, CsvHeader? header = null)
    {
        this.header = header;
        File = file;
        this.database = database;
        this.relation = relation;
        Columns = columns;
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>The query engine.</summary>
    public Database Database => database;

    /// <summary>Opens a file and reads the names of its columns.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static DataSource Open(string path, CancellationToken cancellation)
    {
        SourceFile file = SourceFile.Open(path);
        CsvHeader? header = file.Format == FileFormat.Csv ? CsvHeader.Parse(file.Head, file.Path) : null;
        var database = new Database(file, header?.Names.Count ?? 0, cancellation);
        try
        {
            return header is not null ? Csv(file, header, database) : Typed(file, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A query over the file's rows, in their order.</summary>
    /// <param name="expressions">What to select.</param>
    /// <param name="condition">Which rows; null for all.</param>
    public string Select(IEnumerable<string> expressions, string? condition = null) =>
        $"SELECT {string.Join(", ", expressions)} FROM {relation}{(condition is null ? "" : $" WHERE {condition}")}";

    /// <summary>A query over the first rows only.</summary>
    /// <param name="expressions">What to select.</param>
    /// <param name="rows">How many rows.</param>
    public string SelectFirst(IEnumerable<string> expressions, long rows) =>
        $"SELECT {string.Join(", ", expressions)} FROM (SELECT * FROM {relation} LIMIT {Sql.Number(rows)})";

    /// <summary>The same file with some columns of a CSV read as numbers while it is parsed, and markers such as NA and ? read as missing.</summary>
    /// <param name="expressions">What to select.</param>
    /// <param name="isNumber">For each column whether it is read as DOUBLE; anything else than a number or a marker in it is then an error.</param>
    /// <remarks>Parsing is where a CSV spends its time: a number that is first text costs three times as much.</remarks>
    public string SelectTyped(IEnumerable<string> expressions, IReadOnlyList<bool> isNumber) => header is null
        ? Select(expressions)
        : $"SELECT {string.Join(", ", expressions)} FROM {CsvRelation(File, header, Columns, isNumber)}";

    public void Dispose() => database.Dispose();

    private static DataSource Csv(SourceFile file, CsvHeader header, Database database)
    {
        SourceColumn[] columns = [.. header.Names.Select((name, i) => new SourceColumn(name, ColumnType.Cells, string.Create(CultureInfo.InvariantCulture, $"c{i}")))];
        return new DataSource(file, database, CsvRelation(file, header, columns, null), columns, header);
    }

    private static string CsvRelation(SourceFile file, CsvHeader header, IReadOnlyList<SourceColumn> columns, IReadOnlyList<bool>? isNumber)
    {
        string types = string.Join(", ", columns.Select((c, i) => $"'{c.Sql}': '{(isNumber?[i] == true ? "DOUBLE" : "VARCHAR")}'"));
        string markers = isNumber is null ? "" : $", nullstr = [{string.Join(", ", MissingCells.AnyColumn.Select(Sql.Text))}]";
        return $"read_csv({Sql.Text(Location(file))}, auto_detect = false, header = true, delim = {Sql.Text(header.Delimiter.ToString())}, "
            + $"quote = '\"', escape = '\"', strict_mode = true, null_padding = false, columns = {{{types}}}{markers}{(file.IsGzip ? ", compression = 'gzip'" : "")})";
    }

    private static DataSource Typed(SourceFile file, Database database)
    {
        string relation = file.Format == FileFormat.Parquet
            ? $"read_parquet({Sql.Text(Location(file))})"
            : $"read_json({Sql.Text(Location(file))}, records = true, map_inference_threshold = -1{(file.IsGzip ? ", compression = 'gzip'" : "")})";
        IReadOnlyList<SourceColumn> columns = database.Rows($"DESCRIBE SELECT * FROM {relation}", row => Column(row.GetString(0), row.GetString(1)));
        return new DataSource(file, database, relation, columns);
    }

    private static SourceColumn Column(string name, string type) => type switch
    {
        "BOOLEAN" => new(name, ColumnType.Boolean, Sql.Name(name)),
        "FLOAT" or "DOUBLE" => new(name, ColumnType.Number, Sql.Name(name)),
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT"
            => new(name, ColumnType.Integer, Sql.Name(name)),
        "JSON" => new(name, ColumnType.Text, $"({Sql.Name(name)}->>'$')"),
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => new(name, ColumnType.Number, Sql.Name(name)),
        _ when type is "BLOB" or "INTERVAL" || type.EndsWith(']') || type.Contains('(') => new(name, ColumnType.Nested, Sql.Name(name)),
        _ => new(name, ColumnType.Text, Sql.Name(name)),
    };

    private static string Location(SourceFile file) => Path.GetFullPath(file.Path);
}
