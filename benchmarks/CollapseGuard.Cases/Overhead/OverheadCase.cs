using System.Diagnostics;
using CollapseGuard.Torch;

namespace CollapseGuard.Cases.Overhead;

/// <summary>One network under one set of options: steady state by short blocks that alternate, and whole runs with their start.</summary>
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

    /// <summary>Long against a reading of the clocks, short against the hours of other programs: what disturbs meets both kinds of blocks.</summary>
    private const double BlockSeconds = .02;

    /// <summary>The guard takes a pause of more than eight steps for no time of the loop: blocks must be longer, or the plain ones would earn it looks.</summary>
    private const int LeastBlock = 16;

    private const double WholeSeconds = 3;

    public OverheadResult Measure(int groups, int wholePairs)
    {
        using OverheadNet plain = Net(), net = Net();
        double plainStart = Time(plain, Start, null).Processor;
        TimeSpan attached = Environment.CpuUsage.TotalTime;
        using TrainingGuard guard = TrainingGuard.Attach(net.Model, OverheadNet.Loss, net.Optimizer, Options);
        double guardedStart = (Environment.CpuUsage.TotalTime - attached).TotalSeconds + Time(net, Start, guard).Processor;
        double step = Time(plain, Settled - Start, null).Clock / (Settled - Start);
        Time(net, Settled - Start, guard);
        bool isSame = plain.LastLoss.Equals(net.LastLoss);

        int length = Math.Max(LeastBlock, (int)(BlockSeconds / step));
        var clock = new List<(double Over, double Under)>(groups);
        var busy = new List<(double Over, double Under)>(groups);
        long looked = guard.Monitor.SampledSteps;
        for (int group = 0; group < groups; group++)
        {
            // One network in one state: with two, where their numbers happen to lie in memory is a difference of a per cent or more.
            (Spent with, Spent without) = Group(net, guard, length, isGuardedFirst: group % 2 == 1);
            clock.Add((with.Clock, without.Clock));
            busy.Add((with.Processor, without.Processor));
        }

        double sampled = (guard.Monitor.SampledSteps - looked) / (2.0 * groups * length);
        (long unsampled, long bytes) = Allocated(net, guard);
        int wholeSteps = (int)(WholeSeconds / step);
        double[] whole = [.. Enumerable.Range(0, wholePairs).Select(pair => WholeRatio(wholeSteps, isGuardedFirst: pair % 2 == 1))];
        return new OverheadResult(
            this, length, MedianBound.Of(busy.Select(g => g.Under / (2 * length))).Median, MedianBound.Of(clock.Select(g => g.Over / g.Under)), RatioBound.Of(busy),
            groups, sampled, guardedStart - plainStart, MedianBound.Of(whole), wholePairs, unsampled, bytes, isSame);
    }

    /// <summary>Four blocks, ABBA: a drift that is even over them cancels.</summary>
    private static (Spent With, Spent Without) Group(OverheadNet net, TrainingGuard guard, int length, bool isGuardedFirst)
    {
        TrainingGuard? outer = isGuardedFirst ? guard : null, inner = isGuardedFirst ? null : guard;
        Spent first = Time(net, length, outer);
        Spent inside = Time(net, length, inner).Plus(Time(net, length, inner));
        Spent outside = first.Plus(Time(net, length, outer));
        return isGuardedFirst ? (outside, inside) : (inside, outside);
    }

    private static Spent Time(OverheadNet net, int steps, TrainingGuard? guard)
    {
        TimeSpan busy = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        net.Run(steps, guard is null ? null : guard.Observe);
        return new Spent(Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    private double WholeRatio(int steps, bool isGuardedFirst)
    {
        Spent with = isGuardedFirst ? Whole(steps, isGuarded: true) : default;
        Spent without = Whole(steps, isGuarded: false);
        with = isGuardedFirst ? with : Whole(steps, isGuarded: true);
        return with.Processor / without.Processor;
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
    private readonly record struct Spent(double Clock, double Processor)
    {
        public Spent Plus(Spent other) => new(Clock + other.Clock, Processor + other.Processor);
    }
}
