using System.Globalization;
using System.Text;

namespace CollapseGuard.Reports;

/// <summary>Makes text from outside safe to show: what a terminal or a reader would act on is spelled out.</summary>
internal static class VisibleText
{
    /// <summary>Control and format characters, line separators and lone surrogates become <c>\u001B</c>; a line break becomes a space.</summary>
    public static string Of(string text)
    {
        if (!NeedsChange(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsSurrogatePair(text, i))
            {
                visible.Append(c).Append(text[++i]);
            }
            else if (c is '\n' or '\t')
            {
                visible.Append(' ');
            }
            else if (IsHidden(c))
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                visible.Append(c);
            }
        }

        return visible.ToString();
    }

    private static bool NeedsChange(string text)
    {
        foreach (char c in text)
        {
            if (IsHidden(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHidden(char c) => c >= 0xFFFE || char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
