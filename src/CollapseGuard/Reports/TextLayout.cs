using System.Text;

namespace CollapseGuard.Reports;

/// <summary>Plain text in lines of at most <see cref="Width"/> columns; words longer than a line are left whole.</summary>
internal sealed class TextLayout
{
    public const int Width = 96;

    /// <summary>Stands for a space at which no line may break; no such character is left after <see cref="VisibleText"/>.</summary>
    private const char Glue = '\0';

    private const string SampleCount = "n\0=\0";

    private readonly StringBuilder text = new();

    /// <summary>An empty line, but never two in a row nor one at the top.</summary>
    public void Gap()
    {
        if (text.Length > 0 && !(text.Length > 1 && text[^1] == '\n' && text[^2] == '\n'))
        {
            text.Append('\n');
        }
    }

    /// <summary>Wrapped text; lines after the first start below <paramref name="lead"/>'s end.</summary>
    /// <param name="lead">What the first line starts with, indentation included: <c>"  + "</c>.</param>
    /// <param name="words">Text, from outside or not.</param>
    public void Paragraph(string lead, string words)
    {
        int column = lead.Length;
        text.Append(lead);
        bool isFirst = true;
        foreach (string word in VisibleText.Of(words).Replace("n = ", SampleCount, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', lead.Length);
                column = lead.Length;
                isFirst = true;
            }

            if (!isFirst)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word.Replace(Glue, ' '));
            column += word.Length;
            isFirst = false;
        }

        text.Append('\n');
    }

    /// <summary>Code: each line as it is, indented.</summary>
    public void Code(string code)
    {
        foreach (string line in code.Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : "    ").Append(line).Append('\n');
        }
    }

    /// <summary>A heading on its own line.</summary>
    public void Heading(string heading)
    {
        Gap();
        Paragraph("", heading);
        text.Append('-', Math.Min(heading.Length, Width)).Append('\n');
    }

    public override string ToString() => text.ToString();
}
