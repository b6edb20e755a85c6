namespace CollapseGuard.Resampling.Tests;

/// <summary>Selectors written from their definitions, slowly: every neighbour searched anew, equal distances by row number.</summary>
internal static class Naive
{
    public static int[] Nearest(LabelledRows rows, int row, IEnumerable<int> among, int k) =>
        [.. among.OrderBy(other => Distance(rows, row, other)).ThenBy(other => other).Take(k)];

    public static double Distance(LabelledRows rows, int one, int other)
    {
        double sum = 0;
        for (int c = 0; c < rows.Columns; c++)
        {
            double difference = (double)rows.Features.Span[(one * rows.Columns) + c] - rows.Features.Span[(other * rows.Columns) + c];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    public static int[] Tomek(LabelledRows rows, int[] left, Func<int, bool> isTargeted)
    {
        int[] labels = rows.Labels.ToArray();
        Dictionary<int, int> nearest = left.ToDictionary(row => row, row => Nearest(rows, row, left.Where(other => other != row), 1)[0]);
        return [.. left.Where(row => !(isTargeted(labels[row]) && labels[nearest[row]] != labels[row] && nearest[nearest[row]] == row))];
    }

    public static int[] Edited(LabelledRows rows, int[] left, Func<int, bool> isTargeted, int k, EditingRule rule)
    {
        int[] labels = rows.Labels.ToArray();
        return [.. left.Where(row => !isTargeted(labels[row]) || Agrees(rows, row, left, k, rule))];
    }

    public static bool Agrees(LabelledRows rows, int row, int[] left, int k, EditingRule rule)
    {
        int[] labels = rows.Labels.ToArray();
        int[] near = [.. Nearest(rows, row, left.Where(other => other != row), k).Select(other => labels[other])];
        return rule == EditingRule.All
            ? near.All(label => label == labels[row])
            : near.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key == labels[row];
    }

    /// <summary>Rounds of editing by the strategy 'auto': all classes but the smallest of the rows left.</summary>
    public static int[] EditedRounds(LabelledRows rows, IEnumerable<int> ks, EditingRule rule, bool untilStable, bool allowMinority)
    {
        int[] left = [.. Enumerable.Range(0, rows.Count)];
        int[] before = Counts(rows, left);
        int smallest = Smallest(before);
        foreach (int k in ks)
        {
            int now = Smallest(Counts(rows, left));
            int[] next = Edited(rows, left, c => c != now, k, rule);
            bool isStable = next.Length == left.Length;
            left = next;
            int[] counts = Counts(rows, left);
            if ((untilStable && isStable) || counts.Where((count, c) => before[c] > 0 && count == 0).Any() || (!allowMinority && counts.Where((count, c) => c != smallest && count < before[smallest]).Any()))
            {
                break;
            }
        }

        return left;
    }

    public static int[] Condensed(LabelledRows rows, int[] starting, int k)
    {
        int[] labels = rows.Labels.ToArray();
        int smallest = Smallest([.. rows.ClassCounts]);
        var kept = new List<int>(Enumerable.Range(0, rows.Count).Where(row => labels[row] == smallest));
        foreach (int c in Enumerable.Range(0, rows.ClassNames.Count).Where(c => c != smallest))
        {
            List<int> store = [.. Enumerable.Range(0, rows.Count).Where(row => labels[row] == smallest), .. starting.Where(row => labels[row] == c)];
            foreach (int row in Enumerable.Range(0, rows.Count).Where(row => labels[row] == c && !store.Contains(row)).ToArray())
            {
                if (!Recognizes(rows, row, store, k))
                {
                    store.Add(row);
                }
            }

            kept.AddRange(store.Where(row => labels[row] == c));
        }

        return [.. kept.Order()];
    }

    public static int[] OneSided(LabelledRows rows, int[] starting, int k)
    {
        int[] labels = rows.Labels.ToArray();
        int smallest = Smallest([.. rows.ClassCounts]);
        int[] kept =
        [
            .. Enumerable.Range(0, rows.Count).Where(row => labels[row] == smallest || starting.Contains(row) ||
                !Recognizes(rows, row, [.. Enumerable.Range(0, rows.Count).Where(other => labels[other] == smallest || (labels[other] == labels[row] && starting.Contains(other)))], k))
        ];
        return Tomek(rows, kept, c => c != smallest);
    }

    public static int[] Cleaned(LabelledRows rows, int k, EditingRule rule, double threshold)
    {
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        int[] labels = rows.Labels.ToArray();
        int smallest = Smallest([.. rows.ClassCounts]);
        HashSet<int> kept = [.. Edited(rows, all, c => c != smallest, k, EditingRule.Mode)];
        foreach (int row in all.Where(row => labels[row] == smallest && !Agrees(rows, row, all, k, rule)))
        {
            kept.ExceptWith(Nearest(rows, row, all.Where(other => other != row), k).Where(other => labels[other] != smallest && rows.ClassCounts[labels[other]] > threshold * rows.Count));
        }

        return [.. kept.Order()];
    }

    public static int[] NearMiss(LabelledRows rows, int version, int k, int candidates)
    {
        int[] labels = rows.Labels.ToArray();
        int smallest = Smallest([.. rows.ClassCounts]);
        int[] small = [.. Enumerable.Range(0, rows.Count).Where(row => labels[row] == smallest)];
        var kept = new List<int>(small);
        foreach (int c in Enumerable.Range(0, rows.ClassNames.Count).Where(c => c != smallest))
        {
            int[] ofClass = [.. Enumerable.Range(0, rows.Count).Where(row => labels[row] == c)];
            int[] open = version == 3 ? [.. small.SelectMany(row => Nearest(rows, row, ofClass, candidates)).Distinct().Order()] : ofClass;
            double Sum(int row)
            {
                double[] distances = [.. small.Select(other => Distance(rows, row, other)).Order()];
                return version == 2 ? distances[^k..].Sum() : distances[..k].Sum();
            }

            kept.AddRange(open.OrderBy(row => version == 3 ? -Sum(row) : Sum(row)).ThenBy(row => row).Take(small.Length));
        }

        return [.. kept.Order()];
    }

    public static int Smallest(int[] counts) => Array.IndexOf(counts, counts.Where(count => count > 0).Min());

    // At equal distance the smallest class, which comes first in the store, is nearer.
    private static bool Recognizes(LabelledRows rows, int row, List<int> store, int k)
    {
        int[] labels = rows.Labels.ToArray();
        int[] near = [.. store.OrderBy(other => Distance(rows, row, other)).Take(k).Select(other => labels[other])];
        return near.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key == labels[row];
    }

    private static int[] Counts(LabelledRows rows, int[] left)
    {
        var counts = new int[rows.ClassNames.Count];
        foreach (int row in left)
        {
            counts[rows.Labels.Span[row]]++;
        }

        return counts;
    }
}
