using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollapseGuard.Cases.ResamplingHelps;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>The verb <c>mlnet</c>: every set of classes with four trainers, unscaled and scaled; what collapses is told, remedied, and held against a control.</summary>
internal static class TableRun
{
    private static readonly JsonSerializerOptions Layout = new() { Converters = { new JsonStringEnumConverter() }, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Runs; prints a line of JSON a model, and the totals as the last line.</summary>
    /// <param name="arguments"><c>--only SET[,SET]</c>; <c>--folds F</c>, 5; <c>--seeds S</c>, 3; <c>--rows N</c>: a larger set is sampled, 6000; <c>--write</c>: docs/results/mlnet.md, after every set.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (SharedData.Folder is null)
        {
            Console.Error.WriteLine("The data sets are not part of the repository: no folder shared/data with manifest.json and reference.json was found beside it or above it.");
            return 2;
        }

        (int folds, int seeds, int most) = (Number(arguments, "--folds", 5), Number(arguments, "--seeds", 3), Number(arguments, "--rows", 6000));
        IReadOnlyList<TableSet> sets = TableReader.Load(Option(arguments, "--only")?.Split(','), most);
        if (sets.Count == 0)
        {
            Console.Error.WriteLine($"No set of two or more classes is named '{Option(arguments, "--only")}'.");
            return 2;
        }

        var page = new TablePage(sets, folds, seeds, most);
        var rows = new List<TableRow>();
        var failures = new List<string>();
        foreach (TableSet set in sets)
        {
            foreach (bool isScaled in (bool[])[false, true])
            {
                foreach (Trainer trainer in Enum.GetValues<Trainer>())
                {
                    long started = Stopwatch.GetTimestamp();
                    try
                    {
                        TableRow row = TableRow.Of(set, new Recipe(trainer, isScaled, Fix.None), folds, seeds);
                        rows.Add(row);
                        Console.WriteLine(JsonSerializer.Serialize(Describe(row, Stopwatch.GetElapsedTime(started).TotalSeconds), Layout));
                    }
                    catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
                    {
                        // One training that cannot be done must not cost the others; the page names it.
                        failures.Add($"{set.Name}, {trainer}{(isScaled ? " scaled" : "")}: {error.Message.Split('\n')[0]}");
                        Console.WriteLine(JsonSerializer.Serialize(new { Failed = failures[^1] }, Layout));
                    }
                }
            }

            if (arguments.Contains("--write"))
            {
                page.Write(rows, failures);
            }
        }

        Console.WriteLine(JsonSerializer.Serialize(new TableTotals(rows), Layout));
        return 0;
    }

    private static object Describe(TableRow row, double seconds) => new
    {
        Set = row.Set.Name,
        row.Plain.Trainer,
        row.Plain.IsScaled,
        row.Truth,
        row.Report.Outcome,
        row.Agreeing,
        row.Mark,
        row.FirstCause,
        row.Signal,
        row.Remedy,
        row.Fix,
        Modal = Math.Round(row.Before.ModalShare, 4),
        Auc = Math.Round(row.Before.Auc, 3),
        AucError = Math.Round(row.Before.AucError, 3),
        Before = Figures(row.Before),
        Control = row.Control is { } control ? Figures(control) : null,
        After = row.After is { } after ? Figures(after) : null,
        row.ProbeReason,
        Remedies = row.IsShown ? row.Report.Remedies.Select(r => r.Id) : null,
        Seconds = Math.Round(seconds, 1),
    };

    private static double[] Figures(HeldOutFigures figures) => [Math.Round(figures.BalancedAccuracy, 3), Math.Round(figures.PrAuc, 3)];

    private static int Number(IReadOnlyList<string> arguments, string name, int otherwise) =>
        Option(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
