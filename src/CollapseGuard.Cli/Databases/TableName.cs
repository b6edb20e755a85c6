using System.Text;
using CollapseGuard.Sql;

namespace CollapseGuard.Cli.Databases;

/// <summary>Reads the name of a table: <c>name</c> or <c>schema.name</c>, taken as written, capitals included.</summary>
/// <remarks>
/// A part that begins with a double quote ends at the next one, and two in a row stand for one: <c>public."we.ird"</c>.
/// Any other part is taken as it is up to the next dot, so that <c>x"; DROP TABLE t; --</c> is a name and nothing else.
/// </remarks>
internal static class TableName
{
    /// <summary>Reads the value of an option.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="text">Its value.</param>
    /// <exception cref="InputException">A quote is not closed, a part is empty, or there are more than two.</exception>
    public static SqlTable Parse(string option, string text)
    {
        var parts = new List<string>();
        int at = 0;
        do
        {
            parts.Add(text.AsSpan(at).StartsWith('"') ? Quoted(option, text, ref at) : Plain(text, ref at));
        }
        while (at++ < text.Length);

        return parts.Exists(string.IsNullOrEmpty) || parts.Count > 2
            ? throw new InputException($"{option} {text} is no name of a table; write NAME or SCHEMA.NAME, and a part with a dot in it in double quotes: public.\"a.b\".")
            : new SqlTable(parts[^1], parts.Count == 2 ? parts[0] : null);
    }

    /// <summary>The name as it can be given to an option again.</summary>
    public static string Write(SqlTable table) => table.Schema is null ? Part(table.Name) : $"{Part(table.Schema)}.{Part(table.Name)}";

    private static string Part(string name) =>
        name.Contains('.', StringComparison.Ordinal) || name.StartsWith('"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static string Plain(string text, ref int at)
    {
        int dot = text.IndexOf('.', at), start = at;
        at = dot < 0 ? text.Length : dot;
        return text[start..at];
    }

    private static string Quoted(string option, string text, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                name.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                name.Append(text[at++]);
            }
            else if (++at == text.Length || text[at] == '.')
            {
                return name.ToString();
            }
            else
            {
                break;
            }
        }

        throw new InputException($"{option} {text} opens a double quote that does not end before a dot or the end; write a quote inside a quoted name twice.");
    }
}
