using CollapseGuard.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CollapseGuard.Cli.Runs;

/// <summary>A run at this moment as one screen of a terminal.</summary>
internal static class WatchScreen
{
    private const int LayersShown = 10;
    private const int RunColumns = 32;
    private const int LayerColumns = 16;

    /// <summary>Draws it.</summary>
    /// <param name="name">The file.</param>
    /// <param name="run">The run.</param>
    /// <param name="hasBegun">False while there is no journal yet.</param>
    /// <param name="quiet">How long nothing has come; null when not known.</param>
    /// <param name="glyphs">The glyphs of charts.</param>
    public static IRenderable Draw(string name, RunHistory run, bool hasBegun, TimeSpan? quiet, string glyphs)
    {
        var rows = new List<IRenderable> { new Rule($"[bold]{Text(name)}[/]").LeftJustified() };
        if (!hasBegun)
        {
            rows.Add(new Markup("[yellow]Waiting for the journal's first line.[/] Ctrl+C ends."));
            return new Rows(rows);
        }

        rows.Add(new Markup($"[bold {Color(run)}]{Text(RunVerdict.Headline(run))}[/]"));
        rows.Add(new Markup(Text(RunVerdict.Extent(run))));
        if (run.Verdict is { } verdict)
        {
            rows.Add(new Markup(Text(verdict.Headline)));
            rows.Add(new Markup($"First cause: [bold]{Text(RunVerdict.Causes(verdict) ?? "none named")}[/]"));
        }

        if (run.Steps > 0)
        {
            rows.Add(Courses(run, Chart.Of(run, RunColumns, glyphs)));
        }

        if (run.Epochs.Latest is { } epoch)
        {
            string best = run.Epochs.Best is { } lowest ? $" (lowest {Numbers.Of(lowest.ValidationLoss)}, epoch {Numbers.Of(lowest.Epoch)})" : "";
            rows.Add(new Markup(Text($"Epoch {Numbers.Of(epoch.Epoch)}: training loss {Numbers.Of(epoch.TrainingLoss)}, held-out loss {Numbers.Of(epoch.ValidationLoss)}{best}")));
        }

        if (run.Layers.Count > 0)
        {
            rows.Add(Layers(run, Chart.Of(run, LayerColumns, glyphs)));
        }

        rows.Add(new Markup(Footer(name, run, quiet)));
        return new Rows(rows);
    }

    private static Table Courses(RunHistory run, Chart chart)
    {
        Table table = NewTable("", "first", "latest", "over the steps");
        table.AddRow("loss", Numbers.OfLoss(run.Loss.First, true), Numbers.OfLoss(run.Loss.Latest, true), chart.Draw(run.Loss, Scale.Of(run.Loss)));
        if (run.OutputSpread.Count > 0)
        {
            table.AddRow("output spread", Numbers.Of(run.OutputSpread.First), Numbers.Of(run.OutputSpread.Latest), chart.Draw(run.OutputSpread, Scale.FromZero(run.OutputSpread)));
        }

        if (run.AlarmStep is { } alarm)
        {
            table.AddRow("[red]alarm[/]", "", $"[red]{Numbers.Of(alarm)}[/]", $"[red]{chart.MarkAt(alarm)}[/]");
        }

        return table;
    }

    private static Table Layers(RunHistory run, Chart chart)
    {
        IReadOnlyList<LayerHistory> shown = RunText.Shown(run.Layers, LayersShown);
        Scale gradients = Scale.Magnitude(shown.Select(l => l.GradientScale));
        Table table = NewTable("layer", "dead", "", "gradient", "");
        foreach (LayerHistory layer in shown)
        {
            string color = layer.Concern >= .5 ? "red" : "default";
            table.AddRow(
                $"[{color}]{Text(layer.Name)}[/]",
                Numbers.Percent(layer.DeadShare.Latest),
                chart.Draw(layer.DeadShare, Scale.Share),
                layer.Latest.IsFrozen ? "frozen" : Numbers.Of(layer.GradientScale.Latest),
                chart.Draw(layer.GradientScale, gradients));
        }

        return table;
    }

    private static Table NewTable(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        return table;
    }

    private static string Footer(string name, RunHistory run, TimeSpan? quiet) => (run.HasEnded, quiet) switch
    {
        (true, _) => $"More: collapseguard run {Text(name)}",
        (_, { TotalSeconds: >= 30 } time) => $"[yellow]Nothing new for {(time.TotalMinutes < 2 ? $"{time.TotalSeconds:0} s" : $"{Numbers.Of((long)time.TotalMinutes)} min")}: stopped?[/] Ctrl+C ends.",
        _ => "Ctrl+C ends.",
    };

    private static string Color(RunHistory run) => run switch
    {
        { AlarmStep: not null } => "red",
        { Report.Outcome: Outcome.Healthy } => "green",
        { Report: null } or { Report.Outcome: Outcome.Inconclusive or Outcome.AtRisk } => "yellow",
        _ => "red",
    };

    private static string Text(string text) => Markup.Escape(VisibleText.Of(text));
}
