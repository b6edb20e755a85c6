using System.Globalization;
using CollapseGuard.Resampling;
using CollapseGuard.Statistics;

namespace CollapseGuard.Peers;

/// <summary>New rows that generators make, ours beside imbalanced-learn's: counts, and the distribution of every column in every class.</summary>
internal static class ReferenceGenerations
{
    private const double Level = .05;

    // They follow the papers where imbalanced-learn 0.10 does not: src/CollapseGuard.Resampling/README.md.
    private static readonly string[] DifferOnPurpose = ["BorderlineSmote 2", "SmoteNC"];

    /// <summary>Prints a table; returns how many distributions are rejected and counts differ.</summary>
    public static int Print(IReadOnlyList<ReferenceSet> sets, int seeds)
    {
        List<(string Set, string Case, int Columns, long New, string Counts, List<(double P, double Distance)> Tests)> cases = [];
        int differing = 0;
        foreach (ReferenceSet set in sets)
        {
            LabelledRows rows = set.Rows;
            foreach ((string name, float[]? reference, int[] counts) in set.Generations())
            {
                Resampled[] ours;
                try
                {
                    ours = [.. Enumerable.Range(0, seeds).Select(seed => (Generator(name) with { Seed = seed }).Resample(name == "SmoteN" ? Shuffled(rows, seed) : rows))];
                }
                catch (ResamplingException error)
                {
                    differing += reference is null ? 0 : 1;
                    cases.Add((set.Name, name, rows.Columns, 0, reference is null ? $"both refuse ({error.Problem})" : $"only ours refuses ({error.Problem})", []));
                    continue;
                }

                bool isSame = reference is not null && ours[0].Rows.ClassCounts.SequenceEqual(counts);
                differing += isSame || name == "Adasyn" || DifferOnPurpose.Contains(name) ? 0 : 1;
                cases.Add((set.Name, name, rows.Columns, ours.Sum(result => (long)result.Rows.Count - rows.Count), reference is null ? "only imbalanced-learn refuses" : isSame ? "equal" : $"{string.Join(' ', ours[0].Rows.ClassCounts)} against {string.Join(' ', counts)}", reference is null ? [] : Compare(rows, ours, reference)));
            }
        }

        // Holm: the i-th smallest of m is multiplied by what is left, and never below the one before.
        double[] all = [.. cases.Where(item => !DifferOnPurpose.Contains(item.Case)).SelectMany(item => item.Tests).Select(test => test.P).Order()];
        double running = 0;
        int rejected = all.Where((p, i) => (running = Math.Max(running, p * (all.Length - i))) < Level).Count();
        double limit = rejected < all.Length ? Level / (all.Length - rejected) : Level;

        Console.WriteLine("| set | sampler | columns | new rows, all seeds | rows of each class | tests | greatest distance | least p | rejected after correction |");
        Console.WriteLine("|---|---|--:|--:|---|--:|--:|--:|--:|");
        foreach (var item in cases)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {item.Set} | {item.Case} | {item.Columns} | {item.New} | {item.Counts} | {item.Tests.Count} | {(item.Tests.Count > 0 ? item.Tests.Max(test => test.Distance).ToString("0.0000", CultureInfo.InvariantCulture) : "–")} | {(item.Tests.Count > 0 ? item.Tests.Min(test => test.P).ToString("0.0000", CultureInfo.InvariantCulture) : "–")} | {item.Tests.Count(test => test.P < limit)} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length} tests of cases that must agree, {rejected} rejected at {Level} after Holm's correction; the least p is {(all.Length > 0 ? all[0] : 1):0.0000} before and {Math.Min(1, (all.Length > 0 ? all[0] : 1) * all.Length):0.00} after it."));
        return rejected + differing;
    }

    // Equal distances are broken by row number here and by no rule there: in a shuffled order both are draws.
    private static LabelledRows Shuffled(LabelledRows rows, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        new Random(seed).Shuffle(order);
        var features = new float[rows.Features.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rows.Features.Slice(order[i] * rows.Columns, rows.Columns).CopyTo(features.AsMemory(i * rows.Columns));
        }

        var shuffled = LabelledRows.FromCodes(features, rows.Columns, order.Select(row => rows.Labels.Span[row]).ToArray(), rows.ClassNames);
        for (int c = 0; c < rows.Columns; c++)
        {
            shuffled = rows.Categories[c] is { } categories ? shuffled.WithCategorical(c, categories) : shuffled;
        }

        return shuffled;
    }

    private static List<(double P, double Distance)> Compare(LabelledRows rows, Resampled[] ours, float[] reference)
    {
        int d = rows.Columns;
        var tests = new List<(double P, double Distance)>();
        for (int c = 0; c < rows.ClassNames.Count; c++)
        {
            for (int column = 0; column < d; column++)
            {
                float[] theirs = [.. Column(reference, d + 1, c, column)];
                float[] mine = [.. ours.SelectMany(result => Column(result, rows.Count, c, column))];
                if (theirs.Length > 0 || mine.Length > 0)
                {
                    KolmogorovSmirnov test = new(Distance(mine, theirs), 0, mine.Length, theirs.Length);
                    tests.Add((test.PValue(), test.Distance));
                }
            }
        }

        return tests;
    }

    private static IEnumerable<float> Column(float[] rows, int width, int @class, int column)
    {
        for (int i = 0; i < rows.Length; i += width)
        {
            if (rows[i + width - 1] == @class)
            {
                yield return rows[i + column];
            }
        }
    }

    private static List<float> Column(Resampled result, int originals, int @class, int column)
    {
        var values = new List<float>();
        for (int row = originals; row < result.Rows.Count; row++)
        {
            if (result.Labels.Span[row] == @class)
            {
                values.Add(result.Features.Span[(row * result.Rows.Columns) + column]);
            }
        }

        return values;
    }

    private static double Distance(float[] a, float[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return 1;
        }

        Array.Sort(a);
        Array.Sort(b);
        double distance = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            float at = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= at)
            {
                i++;
            }

            while (j < b.Length && b[j] <= at)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return distance;
    }

    private static Sampler Generator(string name) => name switch
    {
        "RandomOverSampler, shrinkage 1" => new RandomOverSampler { Shrinkage = 1 },
        "Smote" => new Smote(),
        "SmoteNC" => new SmoteNC(),
        "SmoteN" => new SmoteN(),
        "BorderlineSmote 1" => new BorderlineSmote(),
        "BorderlineSmote 2" => new BorderlineSmote { Version = 2 },
        "Adasyn" => new Adasyn(),
        _ => throw new InvalidOperationException($"No sampler is known for case '{name}'; add it here."),
    };
}
