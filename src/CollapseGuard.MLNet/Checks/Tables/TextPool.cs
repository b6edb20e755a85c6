namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>Texts seen before, so that a frequent one is allocated once; bounded.</summary>
internal sealed class TextPool
{
    private const int MostTexts = 4_096;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>The text; null when empty.</summary>
    public string? Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (seen.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out string? known))
        {
            return known;
        }

        string made = text.ToString();
        if (seen.Count < MostTexts)
        {
            seen.Add(made);
        }

        return made;
    }
}
