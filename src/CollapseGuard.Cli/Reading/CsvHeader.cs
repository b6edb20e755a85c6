using System.Globalization;
using System.Text;

namespace CollapseGuard.Cli.Reading;

/// <summary>The first record of a CSV or TSV file: delimiter and column names.</summary>
/// <remarks>
/// Read here and handed to DuckDB, because a sniffer that looks for the best table skips lines that do not fit;
/// a ragged file must be an error, not a smaller table.
/// </remarks>
internal sealed record CsvHeader(char Delimiter, IReadOnlyList<string> Names)
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Reads the header.</summary>
    /// <param name="head">The beginning of the file, without a byte order mark.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="InputException">There is no header, or a name occurs twice.</exception>
    public static CsvHeader Parse(string head, string file)
    {
        char delimiter = Delimiters.MaxBy(d => Split(head, d).Count);
        List<string> names = Split(head, delimiter);
        if (names.TrueForAll(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            throw new InputException($"The first line of '{file}' holds only numbers ({string.Join(", ", names.Take(3))}); it must name the columns. Add a header line.");
        }

        for (int i = 0; i < names.Count; i++)
        {
            // The unnamed first column that data frames write is their row index.
            names[i] = names[i].Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"column{i}") : names[i];
        }

        string? twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null
            ? new CsvHeader(delimiter, names)
            : throw new InputException($"Column '{twice}' occurs twice in the header of '{file}'; names must be distinct.");
    }

    private static List<string> Split(string head, char delimiter)
    {
        var names = new List<string>();
        var name = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < head.Length; i++)
        {
            char c = head[i];
            if (c == '"')
            {
                bool escaped = quoted && i + 1 < head.Length && head[i + 1] == '"';
                name.Append(escaped ? "\"" : "");
                i += escaped ? 1 : 0;
                quoted = escaped ? quoted : !quoted;
            }
            else if (!quoted && c is '\n' or '\r')
            {
                break;
            }
            else if (!quoted && c == delimiter)
            {
                names.Add(name.ToString().Trim());
                name.Clear();
            }
            else
            {
                name.Append(c);
            }
        }

        names.Add(name.ToString().Trim());
        return names;
    }
}
