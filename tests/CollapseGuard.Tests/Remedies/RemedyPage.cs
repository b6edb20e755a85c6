using System.Globalization;
using System.Text;

namespace CollapseGuard.Tests.Remedies;

/// <summary>The docs page of a remedy, written from the catalogue so that the two cannot drift apart.</summary>
internal static class RemedyPage
{
    public static string Of(Remedy remedy)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {remedy.Title}\n\n`{remedy.Id}`, against the cause [{remedy.Cause}](../causes/README.md).\n\n{remedy.Why}\n\n## Steps\n");
        for (int i = 0; i < remedy.Steps.Count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"{i + 1}. {remedy.Steps[i]}\n");
        }

        if (remedy.Snippet.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## Code\nCompiled with the tests.\n\n```csharp\n{remedy.Snippet}\n```\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"\n## Risk\n{remedy.Risk}\n\n## How to see that it helped\nRun the same check again on held-out rows: {string.Join(", ", remedy.MustDisappear)} must be gone, and the outcome must be `Healthy`.\n");
        return page.ToString();
    }
}
