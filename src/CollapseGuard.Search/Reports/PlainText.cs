using System.Globalization;
using System.Text;

namespace CollapseGuard.Search.Reports;

/// <summary>Numbers and text from outside as one line that a terminal or a Markdown reader does not act on.</summary>
internal static class PlainText
{
    /// <summary>Six digits, invariant.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Seconds under two minutes, else minutes, else hours.</summary>
    public static string Time(TimeSpan time)
    {
        (double value, string unit) = time.TotalSeconds < 120 ? (time.TotalSeconds, "s") : time.TotalMinutes < 120 ? (time.TotalMinutes, "min") : (time.TotalHours, "h");
        return string.Create(CultureInfo.InvariantCulture, $"{value:F1} {unit}");
    }

    /// <summary>Control characters become spaces, format characters go, and what is longer than <paramref name="most"/> is cut.</summary>
    public static string Line(string text, int most = int.MaxValue)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? " " : CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format ? "" : c.ToString());
        }

        string whole = line.ToString().Trim();
        return whole.Length <= most ? whole : whole[..(most - 1)] + "…";
    }

    /// <summary>A cell of a Markdown table: no markup, no HTML, no link, no mention.</summary>
    public static string Cell(string text)
    {
        var cell = new StringBuilder();
        foreach (char c in Line(text))
        {
            cell.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                ':' => "&#58;",
                '@' => "&#64;",
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '~' or '$' or '!' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return cell.ToString();
    }

    /// <summary>The value of a range, short.</summary>
    public static string Value(Trial trial, int range) => trial.Candidate.Space.Ranges[range].IsContinuous
        ? trial.Candidate.Values[range].ToString("G4", CultureInfo.InvariantCulture)
        : trial.Candidate.Space.Ranges[range].Text(trial.Candidate.Values[range]);

    /// <summary>Why a search ended, in words.</summary>
    public static string Of(StopReason reason) => reason switch
    {
        StopReason.TrialsDone => "all trials done",
        StopReason.TimeSpent => "time spent",
        StopReason.SpaceExhausted => "every candidate tried",
        StopReason.Failing => "stopped: too many trials in a row threw",
        _ => "cancelled",
    };
}
