using System.Diagnostics;
using CollapseGuard.Torch;

namespace CollapseGuard.Cases.Overhead;

/// <summary>One network under one set of options: steady state by alternating segments, and whole runs with their start.</summary>
/// <param name="Name">As the table prints it.</param>
/// <param name="Net">Makes the network, the same each time.</param>
/// <param name="Options">The guard's.</param>
/// <param name="Limit">Greatest upper bound of the steady ratio.</param>
internal sealed record OverheadCase(string Name, Func<OverheadNet> Net, GuardOptions Options, double Limit)
{
    /// <summary>The looks that come in any case, and the examination, fall into these steps.</summary>
    private const int Start = 100;

    /// <summary>Measured steady state begins here: by then code is compiled and no look is owed to the start.</summary>
    private const int Settled = 1_000;

    private const double WholeSeconds = 3;

    public OverheadResult Measure(int pairs, int wholePairs, double segmentSeconds, int? steps)
    {
        using OverheadNet plain = Net(), guarded = Net();
        using TrainingGuard guard = TrainingGuard.Attach(guarded.Model, OverheadNet.Loss, guarded.Optimizer, Options);
        double plainStart = Time(plain, Start, null).Clock, guardedStart = Time(guarded, Start, guard).Clock;
        double step = Time(plain, Settled - Start, null).Clock / (Settled - Start);
        Time(guarded, Settled - Start, guard);
        int length = steps ?? Math.Max(20, (int)(segmentSeconds / step));
        double[] ratios = new double[pairs], busy = new double[pairs], plainSteps = new double[pairs];
        long looked = guard.Monitor.SampledSteps;
        for (int pair = 0; pair < pairs; pair++)
        {
            (Spent without, Spent with) = Pair(pair, () => Time(plain, length, null), () => Time(guarded, length, guard));
            (ratios[pair], busy[pair], plainSteps[pair]) = (with.Clock / without.Clock, with.Processor / without.Processor, without.Processor / length);
        }

        double sampled = (guard.Monitor.SampledSteps - looked) / ((double)pairs * length);
        bool isSame = plain.LastLoss.Equals(guarded.LastLoss);
        (long unsampled, long bytes) = Allocated(guarded, guard);
        int wholeSteps = (int)(WholeSeconds / step);
        double[] whole = [.. Enumerable.Range(0, wholePairs).Select(pair =>
        {
            (Spent without, Spent with) = Pair(pair, () => Whole(wholeSteps, isGuarded: false), () => Whole(wholeSteps, isGuarded: true));
            return with.Clock / without.Clock;
        })];
        return new OverheadResult(this, length, MedianBound.Of(plainSteps).Median, MedianBound.Of(ratios), MedianBound.Of(busy), pairs, sampled, guardedStart - plainStart, MedianBound.Of(whole), wholePairs, unsampled, bytes, isSame);
    }

    private static (Spent Without, Spent With) Pair(int pair, Func<Spent> plain, Func<Spent> guarded)
    {
        Spent with = pair % 2 == 1 ? guarded() : default;
        Spent without = plain();
        return (without, pair % 2 == 1 ? with : guarded());
    }

    private static Spent Time(OverheadNet net, int steps, TrainingGuard? guard)
    {
        TimeSpan busy = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        net.Run(steps, guard is null ? null : guard.Observe);
        return new Spent(Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    private Spent Whole(int steps, bool isGuarded)
    {
        using OverheadNet net = Net();
        using TrainingGuard? guard = isGuarded ? TrainingGuard.Attach(net.Model, OverheadNet.Loss, net.Optimizer, Options) : null;
        return Time(net, steps, guard);
    }

    /// <summary>Managed bytes of the calls that did not look, as the runtime counts them on this thread.</summary>
    private static (long Steps, long Bytes) Allocated(OverheadNet net, TrainingGuard guard)
    {
        long unsampled = 0, bytes = 0;
        net.Run(Settled, (x, output, y, loss) =>
        {
            long looked = guard.Monitor.SampledSteps, before = GC.GetAllocatedBytesForCurrentThread();
            guard.Observe(x, output, y, loss);
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            if (guard.Monitor.SampledSteps == looked)
            {
                unsampled++;
                bytes += taken;
            }
        });
        return (unsampled, bytes);
    }

    /// <summary>Seconds by the clock, and of the processor over all threads: the second hardly depends on who else is busy.</summary>
    private readonly record struct Spent(double Clock, double Processor);
}
