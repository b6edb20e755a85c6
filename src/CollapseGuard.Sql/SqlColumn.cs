namespace CollapseGuard.Sql;

/// <summary>A column as the database describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Its type, in the database's words.</param>
public sealed record SqlColumn(string Name, string TypeName);
