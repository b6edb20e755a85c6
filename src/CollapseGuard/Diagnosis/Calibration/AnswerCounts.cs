using System.Globalization;

namespace CollapseGuard.Diagnosis.Calibration;

/// <summary>How often each answer was given in programs that a known fault had been put into. Immutable.</summary>
/// <remarks>
/// An answer is a detector's finding, alone or under a circumstance: "CG1003" or "CG1003 when ...". Only programs in which the
/// detector could judge count, so that a detector that could not says nothing here either.
/// </remarks>
internal sealed class AnswerCounts
{
    private const string CausesLine = "causes";
    private const string TemperatureLine = "temperature";

    private readonly Dictionary<string, Dictionary<CauseId, (int Hits, int Count)>> counts = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, double> shares;

    /// <summary>No answer was ever counted.</summary>
    public static AnswerCounts None { get; } = new([], 1);

    /// <summary>Counts of (answer, cause).</summary>
    /// <param name="rows">The counts.</param>
    /// <param name="temperature">By which scores are divided.</param>
    /// <param name="shares">What is new in an answer beside all others; 1 where it is not given.</param>
    public AnswerCounts(IEnumerable<(string Answer, CauseId Cause, int Hits, int Count)> rows, double temperature, IReadOnlyDictionary<string, double>? shares = null)
    {
        Temperature = temperature;
        this.shares = shares ?? new Dictionary<string, double>();
        foreach ((string answer, CauseId cause, int hits, int count) in rows)
        {
            if (!counts.TryGetValue(answer, out Dictionary<CauseId, (int, int)>? row))
            {
                counts[answer] = row = [];
            }

            row[cause] = (hits, count);
        }
    }

    /// <summary>By which scores are divided before they become supports, fitted on the same programs.</summary>
    public double Temperature { get; }

    /// <summary>Every answer, in ordinal order.</summary>
    public IEnumerable<string> Answers => counts.Keys.Order(StringComparer.Ordinal);

    /// <summary>
    /// What is new in an answer beside all others, in (0, 1]: 1 over the sum of its squared correlations with every answer, itself
    /// included. Ten answers that always come together count like one.
    /// </summary>
    public double ShareOf(string answer) => shares.GetValueOrDefault(answer, 1);

    /// <summary>Hits among the programs of a cause in which the detector judged; null when there was none.</summary>
    public (int Hits, int Count)? Of(string answer, CauseId cause) =>
        counts.TryGetValue(answer, out Dictionary<CauseId, (int Hits, int Count)>? row) && row.TryGetValue(cause, out var found) && found.Count > 0 ? found : null;

    /// <summary>What an answer is called; a line that counts when nothing was found has the name of what it denies.</summary>
    public static string NameOf(string detectorId, bool whenFound, Circumstance? only) => only is null
        ? detectorId
        : $"{detectorId}{(whenFound ? "" : " clear")} when {only.Text}";

    /// <summary>Mean over the other causes of how often they show an answer: each cause weighs the same; null when none was counted.</summary>
    public double? RateAmongOthers(string answer, CauseId cause)
    {
        if (!counts.TryGetValue(answer, out Dictionary<CauseId, (int Hits, int Count)>? row))
        {
            return null;
        }

        double sum = 0;
        int causes = 0;
        foreach ((CauseId other, (int hits, int count)) in row)
        {
            if (other != cause && count > 0)
            {
                sum += (double)hits / count;
                causes++;
            }
        }

        return causes == 0 ? null : sum / causes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">A line is malformed.</exception>
    public static AnswerCounts Read(TextReader reader)
    {
        var rows = new List<(string, CauseId, int, int)>();
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        CauseId[] causes = [];
        double temperature = 1;
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            switch (cells[0])
            {
                case "" or ['#', ..]:
                    break;
                case CausesLine:
                    causes = [.. cells.Skip(2).Select(Enum.Parse<CauseId>)];
                    break;
                case TemperatureLine:
                    temperature = double.Parse(cells[1], CultureInfo.InvariantCulture);
                    break;
                default:
                    shares[cells[0]] = double.Parse(cells[1], CultureInfo.InvariantCulture);
                    rows.AddRange(cells.Skip(2).Select((cell, i) => (cells[0], causes[i], Part(cell, 0), Part(cell, 1))));
                    break;
            }
        }

        return new AnswerCounts(rows, temperature, shares);
    }

    /// <summary>Writes one line an answer, one cell a cause: hits/programs.</summary>
    public void Write(TextWriter writer)
    {
        CauseId[] causes = [.. counts.Values.SelectMany(row => row.Keys).Distinct().Order()];
        writer.Write("# Written by the verb 'inject --write' of CollapseGuard.Cases: hits/programs of each answer in programs with a fault put in.\n");
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{TemperatureLine}\t{Temperature:0.##}\n"));
        writer.Write($"{CausesLine}\tshare\t{string.Join('\t', causes)}\n");
        foreach (string answer in Answers)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{answer}\t{ShareOf(answer):0.000}\t"));
            writer.Write($"{string.Join('\t', causes.Select(c => Of(answer, c) is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n.Hits}/{n.Count}") : "0/0"))}\n");
        }
    }

    private static int Part(string cell, int index) => int.Parse(cell.Split('/')[index], NumberStyles.None, CultureInfo.InvariantCulture);
}
