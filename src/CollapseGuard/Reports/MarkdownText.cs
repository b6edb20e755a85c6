using System.Text;

namespace CollapseGuard.Reports;

/// <summary>Makes text from outside safe inside Markdown: no markup, no HTML, no links, no mentions, no broken table.</summary>
internal static class MarkdownText
{
    public static string Of(string text)
    {
        string visible = VisibleText.Of(text);
        var escaped = new StringBuilder(visible.Length + 16);
        foreach (char c in visible)
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                ':' => "&#58;", // https: would become a link
                '@' => "&#64;", // a mention
                '|' => "\\|",
                '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '~' or '$' or '!' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.Replace("www.", "www&#46;").ToString();
    }
}
