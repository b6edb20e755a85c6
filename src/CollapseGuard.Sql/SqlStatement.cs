namespace CollapseGuard.Sql;

/// <summary>One statement to be sent to a database.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Parameters">Values of its placeholders, in order; empty where a dialect writes literals instead.</param>
public sealed record SqlStatement(string Text, IReadOnlyList<string> Parameters)
{
    /// <summary>A statement without parameters.</summary>
    /// <param name="text">The SQL.</param>
    public SqlStatement(string text)
        : this(text, [])
    {
    }
}
