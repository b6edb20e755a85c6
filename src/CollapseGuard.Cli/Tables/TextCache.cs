using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Tables;

/// <summary>Makes one string of each short text of a column, so that a category of a million rows costs one allocation.</summary>
/// <param name="capacity">Different texts that are remembered at most.</param>
internal sealed class TextCache(int capacity)
{
    private readonly Dictionary<UInt128, string> known = [];

    /// <summary>Copies rows of a chunk's column.</summary>
    /// <param name="texts">The column.</param>
    /// <param name="first">The first row.</param>
    /// <param name="into">One text a row; null = missing.</param>
    public void Copy(TextVector texts, int first, Span<string?> into)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = texts.IsMissing(first + i) ? null : Text(texts, first + i);
        }
    }

    private string Text(TextVector texts, int row)
    {
        if (!texts.IsShort(row))
        {
            return texts.Text(row);
        }

        UInt128 key = texts.Key(row);
        if (known.TryGetValue(key, out string? text))
        {
            return text;
        }

        text = texts.Text(row);
        if (known.Count < capacity)
        {
            known.Add(key, text);
        }

        return text;
    }
}
