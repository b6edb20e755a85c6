namespace CollapseGuard.Cli.Reading;

/// <summary>The formats that can be read.</summary>
internal enum FileFormat
{
    /// <summary>Delimited text with a header: comma, semicolon, tab or bar.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>An array of objects, or one object a line.</summary>
    Json,
}
