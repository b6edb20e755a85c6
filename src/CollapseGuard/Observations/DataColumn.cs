using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>A column that is to be watched: its name and how its values are read.</summary>
/// <param name="Name">Unique within its table.</param>
/// <param name="Kind">Numbers or categories.</param>
public sealed record DataColumn(string Name, ColumnKind Kind);
