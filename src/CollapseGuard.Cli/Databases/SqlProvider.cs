namespace CollapseGuard.Cli.Databases;

/// <summary>The databases that the command line can open by itself; the names are those of <c>--provider</c>.</summary>
internal enum SqlProvider
{
    /// <summary>A DuckDB file, read only.</summary>
    DuckDb,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
