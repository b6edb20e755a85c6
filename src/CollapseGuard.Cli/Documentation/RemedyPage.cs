using System.Globalization;
using System.Text;

namespace CollapseGuard.Cli.Documentation;

/// <summary>What the catalogue knows about a remedy.</summary>
internal static class RemedyPage
{
    public static string Of(Remedy remedy)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {remedy.Title}\n\nFor {remedy.Cause}. {remedy.Why}\n\n");
        for (int i = 0; i < remedy.Steps.Count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"{i + 1}. {remedy.Steps[i]}\n");
        }

        if (remedy.Snippet.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n```csharp\n{remedy.Snippet.Trim()}\n```\n");
        }

        return page.Append(CultureInfo.InvariantCulture, $"\nRisk: {remedy.Risk}\n\nHelped when gone: {string.Join(", ", remedy.MustDisappear)}\n").ToString();
    }
}
