using System.Globalization;
using System.Text;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Writes a confusion summary for a terminal. Lines end with LF, whatever the machine.</summary>
internal static class ConfusionText
{
    private const int Columns = 100;
    private const int NameWidth = 16;
    private const int MostClasses = 20;
    private const int MostPairs = 5;

    public static string Of(ConfusionSummary summary)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{summary.Matrix.Total} rows, {summary.Classes.Count} classes");
        text.Append(summary.UnlabelledRowCount > 0 ? $", {summary.UnlabelledRowCount} rows without label or decision left out\n" : "\n");
        if (summary.NeverPredicted.Count > 0)
        {
            string names = string.Join(", ", summary.NeverPredicted.Take(MostClasses).Select(Short));
            int more = summary.NeverPredicted.Count - MostClasses;
            Wrap(text, "Never predicted: " + names + (more > 0 ? $", and {more} more" : ""));
        }

        WriteMatrix(text, summary);
        WriteClasses(text, summary);
        WritePairs(text, summary);
        return text.ToString();
    }

    private static void WriteMatrix(StringBuilder text, ConfusionSummary summary)
    {
        int k = summary.Classes.Count;
        int width = 1 + Math.Max(Cell(k).Length + 1, k == 0 ? 0 : Enumerable.Range(0, k * k).Max(i => Cell(summary.Matrix[i / k, i % k]).Length));
        int label = 4 + NameWidth; // "#12 name"
        if (k > MostClasses || label + (k * width) > Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe matrix of {k} classes is too wide to show; the pairs most confused stand below.\n");
            return;
        }

        text.Append("\nactual \\ predicted".PadRight(label + 1));
        for (int c = 0; c < k; c++)
        {
            text.Append(("#" + Cell(c + 1)).PadLeft(width));
        }

        text.Append('\n');
        for (int a = 0; a < k; a++)
        {
            text.Append(("#" + Cell(a + 1)).PadRight(4)).Append(Short(summary.Classes[a].Name).PadRight(label - 4));
            for (int p = 0; p < k; p++)
            {
                text.Append((summary.Matrix[a, p] == 0 ? "." : Cell(summary.Matrix[a, p])).PadLeft(width));
            }

            text.Append('\n');
        }
    }

    private static void WriteClasses(StringBuilder text, ConfusionSummary summary)
    {
        text.Append('\n').Append("class".PadRight(NameWidth + 2)).Append("rows".PadLeft(9)).Append("predicted".PadLeft(11))
            .Append("  precision [95 %]".PadRight(22)).Append("  recall [95 %]".PadRight(22)).Append("    F1\n");
        IEnumerable<ClassScore> shown = summary.Classes;
        if (summary.Classes.Count > MostClasses)
        {
            shown = summary.Classes.OrderBy(c => double.IsNaN(c.Recall.Value) ? 2 : c.Recall.Value).ThenByDescending(c => c.ActualRows).Take(MostClasses);
        }

        foreach (ClassScore c in shown)
        {
            text.Append(Short(c.Name).PadRight(NameWidth + 2)).Append(Cell(c.ActualRows).PadLeft(9)).Append(Cell(c.PredictedRows).PadLeft(11))
                .Append("  ").Append(c.Precision.ToString().PadRight(20)).Append("  ").Append(c.Recall.ToString().PadRight(20)).Append("  ")
                .Append(double.IsNaN(c.F1) ? "   -" : c.F1.ToString(".00", CultureInfo.InvariantCulture).PadLeft(4)).Append('\n');
        }

        if (summary.Classes.Count > MostClasses)
        {
            text.Append(CultureInfo.InvariantCulture, $"{MostClasses} classes of least recall; {summary.Classes.Count - MostClasses} more are in Classes.\n");
        }
    }

    private static void WritePairs(StringBuilder text, ConfusionSummary summary)
    {
        if (summary.MostConfused.Count > 0)
        {
            text.Append("\nMost confused\n");
        }

        foreach (ConfusedPair pair in summary.MostConfused.Take(MostPairs))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Short(pair.Actual)} taken for {Short(pair.Predicted)}: {pair.Rows.Hits} of {pair.Rows.Trials} rows, {pair.Rows}\n");
        }
    }

    private static void Wrap(StringBuilder text, string line)
    {
        while (line.Length > Columns)
        {
            int at = line.LastIndexOf(' ', Columns - 1);
            at = at <= 0 ? Columns : at;
            text.Append(line.AsSpan(0, at)).Append('\n');
            line = "  " + line[at..].TrimStart();
        }

        text.Append(line).Append('\n');
    }

    private static string Cell(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string name)
    {
        string line = name.ReplaceLineEndings(" ");
        return line.Length <= NameWidth ? line : string.Concat(line.AsSpan(0, NameWidth - 1), "…");
    }
}
