using System.Globalization;
using CollapseGuard.Resampling;

namespace CollapseGuard.Peers;

/// <summary>Rows that selectors keep, ours beside imbalanced-learn's.</summary>
internal static class ReferenceSelections
{
    /// <summary>Prints a table; returns the differences that ties do not explain, among the cases that must agree.</summary>
    public static int Print(IReadOnlyList<ReferenceSet> sets)
    {
        Console.WriteLine("| set | sampler | rows | kept by both | by ours only | by imbalanced-learn only | explained by ties | differing once ties are broken |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
        int unexplained = 0;
        foreach (ReferenceSet set in sets)
        {
            LabelledRows rows = set.Rows, untied = set.RowsWithoutTies;
            ReferenceTies ties = new(rows);
            Dictionary<string, int> broken = set.Selections(true).ToDictionary(selection => selection.Case, selection => Differing(untied, selection).Count);
            foreach (var selection in set.Selections(false))
            {
                int[] ours = Keep(rows, selection);
                List<int> differing = Differing(rows, selection);
                int[] numbers = selection.IsSorted ? Sorted(rows) : [.. Enumerable.Range(0, rows.Count)];
                int explained = differing.Count(row => ties.Explain(numbers[row]));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {set.Name} | {selection.Case} | {rows.Count} | {ours.Intersect(selection.Kept).Count()} | {ours.Except(selection.Kept).Count()} | {selection.Kept.Except(ours).Count()} | {explained} of {differing.Count} | {broken[selection.Case]} |"));
                unexplained += selection.Case.Contains("as they come", StringComparison.Ordinal) ? 0 : differing.Count - explained + broken[selection.Case];
            }
        }

        return unexplained;
    }

    private static List<int> Differing(LabelledRows rows, (string Case, int[] Kept, int[]? Starting, bool IsSorted) selection)
    {
        HashSet<int> differing = [.. Keep(rows, selection)];
        differing.SymmetricExceptWith(selection.Kept);
        return [.. differing];
    }

    private static int[] Keep(LabelledRows rows, (string Case, int[] Kept, int[]? Starting, bool IsSorted) selection)
    {
        Sampler sampler = Sampler(selection.Case, selection.Starting) with { MaxDegreeOfParallelism = 1 };
        if (!selection.IsSorted)
        {
            return sampler.Resample(rows).SourceRows.ToArray();
        }

        int[] order = Sorted(rows);
        float[] features = [.. order.SelectMany(row => rows.Features.Slice(row * rows.Columns, rows.Columns).ToArray())];
        int[] labels = [.. order.Select(row => rows.Labels.Span[row])];
        return sampler.Resample(LabelledRows.From<int>(features, rows.Columns, labels)).SourceRows.ToArray();
    }

    private static int[] Sorted(LabelledRows rows)
    {
        int[] labels = rows.Labels.ToArray();
        return [.. Enumerable.Range(0, rows.Count).OrderBy(row => labels[row])];
    }

    private static Sampler Sampler(string name, int[]? starting)
    {
        string[] parts = name.Split(", ");
        EditingRule rule = parts.Contains("mode") ? EditingRule.Mode : EditingRule.All;
        SamplingStrategy strategy = parts.Contains("all classes") ? SamplingStrategy.All : starting is null ? SamplingStrategy.Auto : SamplingStrategy.Classes("0");
        int neighbors = parts.Contains("3 neighbours") ? 3 : 1;
        return parts[0] switch
        {
            "TomekLinks" => new TomekLinks { Strategy = strategy },
            "EditedNearestNeighbours" => new EditedNearestNeighbours { Strategy = strategy, Rule = rule },
            "RepeatedEditedNearestNeighbours" => new RepeatedEditedNearestNeighbours { Rule = rule },
            "AllKnn" => new AllKnn { Rule = rule },
            "NeighbourhoodCleaningRule" => new NeighbourhoodCleaningRule { Rule = rule },
            "CondensedNearestNeighbour" => new CondensedNearestNeighbour { Strategy = strategy, StartingRows = starting, Neighbors = neighbors },
            "OneSidedSelection" => new OneSidedSelection { Strategy = strategy, StartingRows = starting, Neighbors = neighbors },
            _ when parts[0].StartsWith("NearMiss ", StringComparison.Ordinal) => new NearMiss { Version = parts[0][^1] - '0' },
            _ => throw new InvalidOperationException($"No sampler is known for case '{name}'; add it here."),
        };
    }
}
