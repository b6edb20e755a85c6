namespace CollapseGuard.Cli.Tests.DataSets;

/// <summary>Findings about things that were not verified beforehand and that a look at the file has confirmed.</summary>
internal static class Inspected
{
    private static readonly Dictionary<(string Set, string Detector), string> Reasons = new()
    {
        [("glass5", "CG3019")] = "its 9 positive rows stand in one stretch: 3 runs where 18 are expected; the verification only marks files with one run a class",
        [("diamonds", "CG3019")] = "the file is sorted by price; order was verified for classes only",
        [("titanic", "CG3016")] = "`name` names passengers (two pairs of namesakes), `body` is the number of a body",
    };

    /// <summary>Why a finding is true; null when nobody has looked.</summary>
    public static string? Reason(string set, string detector) => Reasons.GetValueOrDefault((set, detector));

    /// <summary>All of them, for the page.</summary>
    public static IEnumerable<string> Lines => Reasons.Select(r => $"- {r.Key.Set}, {r.Key.Detector}: {r.Value}.");
}
