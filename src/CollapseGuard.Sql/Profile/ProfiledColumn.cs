using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>A column with the expressions by which it is counted.</summary>
internal sealed class ProfiledColumn
{
    private readonly SqlDialect dialect;

    public ProfiledColumn(SqlDialect dialect, SqlColumn column)
    {
        this.dialect = dialect;
        Name = column.Name;
        Type = dialect.ReadType(column.TypeName);
        Raw = dialect.Quote(column.Name);
        IsNumber = Type is SqlValueType.Exact or SqlValueType.Floating or SqlValueType.Boolean;
        Value = IsNumber ? dialect.ToDouble(Raw, Type) : dialect.ToKey(Raw, Type);
        Usable = Type == SqlValueType.Floating ? dialect.IsFinite(Value) : $"{Raw} IS NOT NULL";
        UsableValue = Type == SqlValueType.Floating ? $"(CASE WHEN {Usable} THEN {Value} END)" : Value;
    }

    public string Name { get; }

    public SqlValueType Type { get; }

    public bool IsNumber { get; }

    public ColumnKind Kind => IsNumber ? ColumnKind.Number : ColumnKind.Category;

    /// <summary>The quoted name.</summary>
    public string Raw { get; }

    /// <summary>The number in double precision, or the key of the category; NULL stays NULL.</summary>
    public string Value { get; }

    /// <summary>True for rows that hold a finite number or a category.</summary>
    public string Usable { get; }

    /// <summary><see cref="Value"/> where usable, else NULL.</summary>
    public string UsableValue { get; }

    /// <summary>A hash of the value alone.</summary>
    public string Hash(int seed) => dialect.Hash([(Value, Type)], seed);
}
