using System.Globalization;
using System.Text;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>All strengths that were tried, what held-out rows say of each, and which was chosen and why. Immutable.</summary>
public sealed record RegularizationPath
{
    /// <summary>From the weakest to the strongest.</summary>
    public required IReadOnlyList<RegularizationPathPoint> Points { get; init; }

    /// <summary>What held-out rows were judged by; never Automatic.</summary>
    public required RegularizationMetric Metric { get; init; }

    /// <summary>Whether a greater metric is better.</summary>
    public bool IsHigherBetter => HeldOutMetric.IsHigherBetter(Metric);

    /// <summary>Folds of the cross-validation.</summary>
    public required int FoldCount { get; init; }

    /// <summary>Standard errors that the chosen strength may be worse than the best by.</summary>
    public required double StandardErrors { get; init; }

    /// <summary>Best mean among those that did not collapse; null when all did.</summary>
    public RegularizationPathPoint? Best => Points.FirstOrDefault(point => point.IsBest);

    /// <summary>The strongest within the standard errors of the best; null when all collapsed or the metric is nowhere defined.</summary>
    public RegularizationPathPoint? Chosen => Points.FirstOrDefault(point => point.IsChosen);

    /// <summary>The choice in one sentence.</summary>
    public string Reason => (Best, Chosen) switch
    {
        ({ } best, { } chosen) when ReferenceEquals(best, chosen) => Say($"{chosen.Strength} has the best mean {Metric}, {best.MeanMetric:G4}, and nothing stronger is within {Errors} ({best.StandardError:G2}) of it."),
        ({ } best, { } chosen) => Say($"{chosen.Strength} is the strongest whose mean {Metric}, {chosen.MeanMetric:G4}, is within {Errors} ({best.StandardError:G2}) of the best, {best.MeanMetric:G4} at {best.Strength}."),
        _ when Points.All(point => point.IsCollapsed) => Say($"No strength can be chosen: all {Points.Count} collapsed. {Points[0].Strength}: {Points[0].CollapseReason}."),
        _ => Say($"No strength can be chosen: {Metric} is undefined wherever scores vary ({Points.First(point => !point.IsCollapsed).UndefinedReason})."),
    } + Excluded();

    /// <summary>The path as a table of fixed width and the choice.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Regularization path: {Points.Count} strengths, {FoldCount} folds, {Metric} ({(IsHigherBetter ? "higher" : "lower")} is better)\n");
        int width = Math.Max("strength".Length, Points.Max(point => point.Strength.ToString().Length));
        text.Append(CultureInfo.InvariantCulture, $"  {"strength".PadRight(width)}        mean   std.err    spread   weights\n");
        foreach (RegularizationPathPoint point in Points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(point.IsChosen ? '>' : ' ')} {point.Strength.ToString().PadRight(width)}  {point.MeanMetric,10:G4}{point.StandardError,10:G2}{point.Spread,10:G3}{Weights(point),10}{Mark(point)}\n");
        }

        return text.Append(Reason).Append('\n').ToString();
    }

    /// <summary>The path as a Markdown table and the choice.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"| strength | mean {Metric} | standard error | spread | non-zero weights | |\n|---|---:|---:|---:|---:|---|\n"));
        foreach (RegularizationPathPoint point in Points)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {point.Strength} | {point.MeanMetric:G4} | {point.StandardError:G2} | {point.Spread:G3} | {Weights(point)} |{Mark(point)} |\n");
        }

        return text.Append('\n').Append(Reason).Append('\n').ToString();
    }

    /// <summary>The path as an SVG image: mean and standard error by strength, the chosen one ringed, collapsed ones crossed.</summary>
    public string ToSvg() => RegularizationPlot.Draw(this);

    /// <summary>A page of its own with plot and table; needs nothing from outside.</summary>
    public string ToHtml() => RegularizationPage.Write(this);

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();

    internal static string Weights(RegularizationPathPoint point) => point.NonZeroWeights is { } weights ? weights.ToString("0.#", CultureInfo.InvariantCulture) : "-";

    internal static string Mark(RegularizationPathPoint point) => (point.IsChosen ? " chosen" : "")
        + (point.IsBest ? " best" : "")
        + (point.IsCollapsed ? $" collapsed: {point.CollapseReason}" : "")
        + (point.UndefinedReason is { } undefined && !point.IsCollapsed ? $" metric undefined: {undefined}" : "");

    private string Errors => StandardErrors == 1 ? "one standard error" : Say($"{StandardErrors:G2} standard errors");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Excluded()
    {
        int collapsed = Points.Count(point => point.IsCollapsed);
        return collapsed > 0 && Chosen is not null ? Say($" {collapsed} collapsed {(collapsed == 1 ? "strength was" : "strengths were")} left out.") : "";
    }
}
