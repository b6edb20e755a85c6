using System.Diagnostics;
using System.Globalization;

namespace CollapseGuard.Peers;

/// <summary>Times one case: warmed up, the median of repetitions, printed as a JSON line.</summary>
internal static class Stopwatches
{
    private const double WarmUpSeconds = 1.5; // the runtime replaces its first, slow code in the background
    private const int Repetitions = 9;

    /// <param name="name">The case; the peer's line has the same.</param>
    /// <param name="work">Returns the figures it computed, so that both sides can be compared.</param>
    public static void Measure(string name, Func<IReadOnlyList<double>> work)
    {
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds;)
        {
            work();
        }

        double[] seconds = new double[Repetitions], processor = new double[Repetitions];
        IReadOnlyList<double> figures = [];
        using Process process = Process.GetCurrentProcess();
        for (int i = 0; i < Repetitions; i++)
        {
            TimeSpan used = Used(process);
            long start = Stopwatch.GetTimestamp();
            figures = work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[i] = (Used(process) - used).TotalSeconds;
        }

        string listed = string.Join(",", figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"case":"{{name}}","seconds":{{Median(seconds):R}},"cpu":{{Median(processor):R}},"figures":[{{listed}}]}"""));
    }

    private static TimeSpan Used(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
