using System.Diagnostics;
using System.Globalization;

namespace CollapseGuard.Peers;

/// <summary>Times one case: warmed up, the median of repetitions, printed as a JSON line.</summary>
internal static class Stopwatches
{
    private const int Repetitions = 9;

    /// <param name="name">The case; the peer's line has the same.</param>
    /// <param name="work">Returns the figures it computed, so that both sides can be compared.</param>
    public static void Measure(string name, Func<IReadOnlyList<double>> work)
    {
        for (int i = 0; i < 3; i++)
        {
            work();
        }

        double[] seconds = new double[Repetitions];
        IReadOnlyList<double> figures = [];
        for (int i = 0; i < Repetitions; i++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            figures = work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        string listed = string.Join(",", figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"case":"{{name}}","seconds":{{seconds[Repetitions / 2]:R}},"least":{{seconds[0]:R}},"figures":[{{listed}}]}"""));
    }
}
