using System.Globalization;
using System.Net;
using System.Text;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Writes a path as one HTML page: the plot, the table, the choice. Light and dark as the reader has it; nothing is fetched.</summary>
internal static class RegularizationPage
{
    public static string Write(RegularizationPath path)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Regularization path</title>\n");
        page.Append("<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}svg{width:100%;height:auto}table{border-collapse:collapse}th,td{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #8884}th:first-child,td:first-child,td:last-child{text-align:left}</style>\n</head>\n<body>\n");
        Add($"<h1>Regularization path</h1>\n<p>{WebUtility.HtmlEncode(path.Reason)}</p>\n");
        page.Append(path.ToSvg());
        Add($"<table>\n<tr><th>strength</th><th>mean {path.Metric}</th><th>standard error</th><th>spread</th><th>non-zero weights</th><th></th></tr>\n");
        foreach (RegularizationPathPoint point in path.Points)
        {
            Add($"<tr><td>{WebUtility.HtmlEncode(point.Strength.ToString())}</td><td>{point.MeanMetric:G4}</td><td>{point.StandardError:G2}</td><td>{point.Spread:G3}</td><td>{RegularizationPath.Weights(point)}</td><td>{WebUtility.HtmlEncode(RegularizationPath.Mark(point).Trim())}</td></tr>\n");
        }

        page.Append("</table>\n</body>\n</html>\n");
        return page.ToString();

        void Add(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));
    }
}
