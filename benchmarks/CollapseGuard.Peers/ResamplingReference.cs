using System.Text.Json;

namespace CollapseGuard.Peers;

/// <summary>The samplers beside imbalanced-learn's on real sets; prints docs/results/resampling-reference.md.</summary>
internal static class ResamplingReference
{
    /// <returns>0 = all that must agree agrees; 1 otherwise.</returns>
    public static int Run(string folder)
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json")));
        JsonElement root = index.RootElement;
        ReferenceSet[] sets = [.. root.GetProperty("sets").EnumerateArray().Select(set => new ReferenceSet(folder, set))];
        int seeds = root.GetProperty("seeds").GetInt32();
        Console.WriteLine($"""
            # The samplers beside imbalanced-learn {root.GetProperty("imblearn").GetString()}
            Real sets, the same float32 numbers on both sides (imbalanced-learn gets them as float64), scikit-learn {root.GetProperty("sklearn").GetString()}. Printed by `resampling-reference`; to repeat it with a folder of the sets:
            ```
            /usr/bin/python3 benchmarks/peers/resampling/reference.py DATA OUT
            dotnet run --project benchmarks/CollapseGuard.Peers -c Release -- resampling-reference OUT
            ```

            ## Rows that selectors keep
            All cases are deterministic; condensing starts from the row that imbalanced-learn draws. *Explained by ties*: the row, or one of its 7 nearest rows, has a copy or two equal distances among its 7 nearest (equal = closer than the rounding of imbalanced-learn's distances). *Once ties are broken*: rows kept by one side only when both get the set with noise of a thousandth of each column's standard deviation: what is 0 there differs by ties alone.

            imbalanced-learn's CondensedNearestNeighbour compares the place of a row in its class with row numbers, and so passes over rows that it should test. Where the class comes first both are the same number: those are the cases that must agree. *Rows as they come* shows what this fault changes. Its NeighbourhoodCleaningRule with rule 'all' looks at the values of labels; that is right only for two classes with the smallest coded 1, and so it is left out for more classes.

            """);
        int selections = ReferenceSelections.Print([.. sets.Where(set => set.Kind == "numeric")]);
        Console.WriteLine($"""

            Differences that ties do not explain, and differences once ties are broken, in cases that must agree: {selections}.

            ## New rows that generators make
            {seeds} seeds on each side. For each set, sampler, class and column: a two-sample Kolmogorov-Smirnov test between all new rows of both sides (given the set, new rows are independent draws); corrected by Holm over all tests of cases that must agree. BorderlineSmote version 2 and SmoteNC differ on purpose (see the package's README) and are shown, not counted. Adasyn rounds counts of neighbours, so equal distances can shift its rows of a class. The sets of SmoteN hold nearly every combination of their categories once, so that most rows have many neighbours at equal distance; ours takes the first of them, imbalanced-learn any. Their rows are shuffled anew for each seed, so that both are draws (in the order of the file, 5 of the tests were rejected).

            """);
        int generations = ReferenceGenerations.Print(sets, seeds);
        return selections + generations == 0 ? 0 : 1;
    }
}
