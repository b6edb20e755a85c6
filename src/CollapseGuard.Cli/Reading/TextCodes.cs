namespace CollapseGuard.Cli.Reading;

/// <summary>Turns the texts of a column into codes; short texts are looked up by their 16 bytes, without making a string.</summary>
internal sealed class TextCodes
{
    /// <summary>The code of a missing value, and of a text that has no code.</summary>
    public const int None = -1;

    private readonly IReadOnlyDictionary<string, int> codes;
    private readonly Dictionary<UInt128, int> shortCodes = [];

    public TextCodes(IReadOnlyDictionary<string, int> codes) => this.codes = codes;

    /// <summary>Codes of a whole chunk.</summary>
    /// <param name="texts">The column.</param>
    /// <param name="missing">The code of a missing value.</param>
    /// <param name="unknown">The code of a text that has none.</param>
    /// <param name="destination">One code a row.</param>
    public void Encode(TextVector texts, int missing, int unknown, Span<int> destination)
    {
        for (int row = 0; row < texts.Count; row++)
        {
            int code = texts.IsMissing(row) ? missing : CodeOf(texts, row);
            destination[row] = code == None ? unknown : code;
        }
    }

    private int CodeOf(TextVector texts, int row)
    {
        if (!texts.IsShort(row))
        {
            return codes.GetValueOrDefault(texts.Text(row), None);
        }

        UInt128 key = texts.Key(row);
        if (!shortCodes.TryGetValue(key, out int code))
        {
            shortCodes.Add(key, code = codes.GetValueOrDefault(texts.Text(row), None));
        }

        return code;
    }
}
