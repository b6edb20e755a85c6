using System.Globalization;
using System.Net;
using System.Text;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Draws a path as SVG. Shapes differ as well as colours: a dot, a ring around the chosen, a cross for what collapsed.</summary>
internal static class RegularizationPlot
{
    private const double Left = 70, Right = 20, Top = 30, Bottom = 110, Height = 360, Step = 56;

    public static string Draw(RegularizationPath path)
    {
        double width = Left + Right + (Step * path.Points.Count);
        (double low, double high) = Range(path);
        double Y(double value) => Top + ((Height - Top - Bottom) * (high - value) / (high - low));
        var svg = new StringBuilder();
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {Height}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"11\">\n");
        Add($"<title>Mean {path.Metric} by strength of regularization</title>\n");
        Add($"<desc>{WebUtility.HtmlEncode(path.Reason)}</desc>\n");
        Add($"<text x=\"{Left}\" y=\"18\" fill=\"currentColor\">{path.Metric}, {(path.IsHigherBetter ? "higher" : "lower")} is better; bars are one standard error</text>\n");
        for (int tick = 0; tick <= 4; tick++)
        {
            double value = low + ((high - low) * tick / 4);
            Add($"<line x1=\"{Left}\" x2=\"{width - Right}\" y1=\"{Y(value):0.#}\" y2=\"{Y(value):0.#}\" stroke=\"currentColor\" stroke-opacity=\".15\"/>\n");
            Add($"<text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\" fill=\"currentColor\">{value:G4}</text>\n");
        }

        for (int i = 0; i < path.Points.Count; i++)
        {
            Point(path.Points[i], Left + (Step * (i + .5)));
        }

        Add($"</svg>\n");
        return svg.ToString();

        void Point(RegularizationPathPoint point, double x)
        {
            double bottom = Height - Bottom;
            double y = double.IsFinite(point.MeanMetric) ? Y(point.MeanMetric) : bottom;
            Add($"<g><title>{WebUtility.HtmlEncode($"{point.Strength}{RegularizationPath.Mark(point)}")}</title>\n");
            if (double.IsFinite(point.StandardError) && double.IsFinite(point.MeanMetric))
            {
                Add($"<line x1=\"{x}\" x2=\"{x}\" y1=\"{Y(point.MeanMetric - point.StandardError):0.#}\" y2=\"{Y(point.MeanMetric + point.StandardError):0.#}\" stroke=\"#4a6fa5\"/>\n");
            }

            if (point.IsCollapsed)
            {
                Add($"<path d=\"M{x - 5} {y - 5:0.#}l10 10m0 -10l-10 10\" stroke=\"#b3261e\" stroke-width=\"2\" fill=\"none\"/>\n");
            }
            else
            {
                Add($"<circle cx=\"{x}\" cy=\"{y:0.#}\" r=\"4\" fill=\"#4a6fa5\"{(double.IsFinite(point.MeanMetric) ? "" : " fill-opacity=\".2\"")}/>\n");
            }

            if (point.IsChosen)
            {
                Add($"<circle cx=\"{x}\" cy=\"{y:0.#}\" r=\"9\" fill=\"none\" stroke=\"#2e7d32\" stroke-width=\"2\"/>\n");
            }

            Add($"<text x=\"{x}\" y=\"{bottom + 14}\" text-anchor=\"end\" transform=\"rotate(-40 {x} {bottom + 14})\" fill=\"currentColor\">{WebUtility.HtmlEncode(point.Strength.ToString())}</text>\n</g>\n");
        }

        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
    }

    private static (double Low, double High) Range(RegularizationPath path)
    {
        double[] ends = [.. path.Points.Where(p => double.IsFinite(p.MeanMetric)).SelectMany(p => new[]
        {
            p.MeanMetric - (double.IsFinite(p.StandardError) ? p.StandardError : 0), p.MeanMetric + (double.IsFinite(p.StandardError) ? p.StandardError : 0),
        })];
        if (ends.Length == 0)
        {
            return (0, 1);
        }

        double padding = ends.Max() > ends.Min() ? .05 * (ends.Max() - ends.Min()) : Math.Max(1e-6, Math.Abs(ends.Max()) * .05);
        return (ends.Min() - padding, ends.Max() + padding);
    }
}
