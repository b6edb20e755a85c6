using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Probes;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>Time of one probe of 5,000 x 50 with 199 permutations and all statistics.</summary>
/// <param name="MedianMilliseconds">Median of the measured runs by the clock, on two threads.</param>
/// <param name="LeastMilliseconds">The fastest one.</param>
/// <param name="CpuMilliseconds">Processor time of a run, mean over the runs: what does not depend on a busy machine.</param>
internal sealed record ProbeTiming(double MedianMilliseconds, double LeastMilliseconds, double CpuMilliseconds)
{
    private const int Rows = 5_000;
    private const int Columns = 50;
    private const int WarmUps = 5;
    private const int Runs = 15;

    public static ProbeTiming Measure()
    {
        DataSet data = SignalSets.Linear(new RandomStream(1, 1, 1), Rows, Columns, 0.01);
        var options = new SignalProbeOptions { MaxDegreeOfParallelism = 2 };
        var times = new List<double>();
        TimeSpan busy = TimeSpan.Zero;
        for (int run = -WarmUps; run < Runs; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            SignalProbe.Run(data.Inputs, data.Target, options);
            if (run >= 0)
            {
                times.Add(clock.Elapsed.TotalMilliseconds);
                busy += Environment.CpuUsage.TotalTime - before;
            }
        }

        times.Sort();
        return new ProbeTiming(times[times.Count / 2], times[0], busy.TotalMilliseconds / Runs);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"5,000 x 50, 199 permutations, 2 threads: median {MedianMilliseconds:0} ms, least {LeastMilliseconds:0} ms, processor time {CpuMilliseconds:0} ms a run ({Runs} runs)");
}
