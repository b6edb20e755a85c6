using System.Text.RegularExpressions;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>The names under which people write labels and predictions; compared without case, spaces and punctuation.</summary>
/// <param name="Role">What the column is.</param>
/// <param name="Tiers">Names by how certain they are; the first tier with a hit decides.</param>
internal sealed partial record RoleNames(string Role, IReadOnlyList<IReadOnlyList<string>> Tiers)
{
    public static RoleNames Label { get; } = new("label",
    [
        ["label", "labels", "actual", "target", "y", "ytrue", "truth", "groundtruth", "truelabel", "actuals"],
        ["class", "outcome", "expected", "observed"],
    ]);

    public static RoleNames Prediction { get; } = new("prediction",
    [
        ["prediction", "predictions", "predicted", "pred", "yhat", "ypred", "predictedlabel", "ypredicted"],
        ["output", "forecast", "fitted", "estimate", "predictedvalue"],
    ]);

    public static RoleNames Score { get; } = new("score",
    [
        ["probability", "prob", "proba", "yprob", "yproba", "predictedprobability", "predprob", "predproba"],
        ["score", "yscore", "predictedscore", "logit", "margin"],
    ]);

    private static RoleNames[] All { get; } = [Label, Prediction, Score];

    /// <summary>The column that has this role by its name; null when none has.</summary>
    /// <exception cref="InputException">Several have.</exception>
    public SourceColumn? Guess(IEnumerable<SourceColumn> columns, string option)
    {
        foreach (IReadOnlyList<string> tier in Tiers)
        {
            SourceColumn[] found = [.. columns.Where(c => tier.Contains(Plain(c.Name)))];
            if (found.Length > 1)
            {
                throw new InputException($"Several columns may hold the {Role}: {ColumnFinder.Names(found)}. Say which with {option}.");
            }

            if (found.Length == 1)
            {
                return found[0];
            }
        }

        return null;
    }

    /// <summary>Columns such as <c>p_0, p_1, …</c>: the largest group of one prefix, at least two.</summary>
    public static IReadOnlyList<SourceColumn> GuessProbabilities(IEnumerable<SourceColumn> columns) =>
        columns.Where(c => ClassColumn().IsMatch(c.Name))
            .GroupBy(c => ClassColumn().Match(c.Name).Groups["prefix"].Value, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .OrderByDescending(g => g.Count())
            .Select(g => g.ToArray())
            .FirstOrDefault() ?? [];

    /// <summary>What follows the prefix in the name of a probability column: <c>cat</c> of <c>p_cat</c>; the whole name when there is no prefix.</summary>
    public static string ClassOf(string name) => ClassColumn().Match(name) is { Success: true } match ? match.Groups["class"].Value : name;

    /// <summary>True when the name says that a column is made by a model or is the truth, so that it is no input.</summary>
    public static bool IsTaken(string name) => All.Any(r => r.Tiers.Any(t => t.Contains(Plain(name)))) || ClassColumn().IsMatch(name);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^(?<prefix>(p|prob|proba|probability|score)([_.: -]|(?=\d+$)))(?<class>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClassColumn();
}
