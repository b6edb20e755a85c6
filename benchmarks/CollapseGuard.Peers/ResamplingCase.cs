using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Resampling;

namespace CollapseGuard.Peers;

/// <summary>One case of resampling, run each time a line comes in: the driver, ../peers/resampling.py, runs both sides in turn.</summary>
/// <remarks>Answers <c>ready</c>, then for each line <c>seconds rows-of-class-0 rows-of-class-1</c>, and at the end of the input the peak of memory in megabytes.</remarks>
internal static class ResamplingCase
{
    private const int CategoricalColumns = 3;

    /// <param name="sampler">Its name.</param>
    /// <param name="kind">clustered or uniform.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="threads">Threads at most.</param>
    public static int Run(string sampler, string kind, string rows, string columns, string threads)
    {
        int n = int.Parse(rows, CultureInfo.InvariantCulture), d = int.Parse(columns, CultureInfo.InvariantCulture);
        float[] features = kind == "uniform" ? GeneratedRows.Uniform(n, d) : GeneratedRows.Clustered(n, d);
        Sampler method = Of(sampler, int.Parse(threads, CultureInfo.InvariantCulture));
        bool isMixed = method is SmoteNC;
        if (isMixed)
        {
            GeneratedRows.Categories(features, d, CategoricalColumns);
        }

        var input = LabelledRows.FromCodes(features, d, GeneratedRows.Labels(n), ["frequent", "rare"]);
        if (isMixed)
        {
            input = input.WithCategorical([.. Enumerable.Range(d - CategoricalColumns, CategoricalColumns)]);
        }

        Console.WriteLine("ready");
        while (Console.ReadLine() is not null)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            Resampled made = method.Resample(input);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {string.Join(' ', Counts(made))}"));
        }

        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{process.PeakWorkingSet64 / 1048576.0:F1}"));
        return 0;
    }

    private static int[] Counts(Resampled made)
    {
        int[] counts = new int[2];
        foreach (int label in made.Labels.Span)
        {
            counts[label]++;
        }

        return counts;
    }

    private static Sampler Of(string name, int threads) => name switch
    {
        "RandomOverSampler" => new RandomOverSampler { MaxDegreeOfParallelism = threads },
        "SMOTE" => new Smote { MaxDegreeOfParallelism = threads },
        "SMOTENC" => new SmoteNC { MaxDegreeOfParallelism = threads },
        "BorderlineSMOTE" => new BorderlineSmote { MaxDegreeOfParallelism = threads },
        "ADASYN" => new Adasyn { MaxDegreeOfParallelism = threads },
        "TomekLinks" => new TomekLinks { MaxDegreeOfParallelism = threads },
        "EditedNearestNeighbours" => new EditedNearestNeighbours { MaxDegreeOfParallelism = threads },
        "AllKNN" => new AllKnn { MaxDegreeOfParallelism = threads },
        _ => throw new ArgumentException($"There is no sampler '{name}' here."),
    };
}
