using System.Diagnostics;
using CollapseGuard.Cases.Overhead;
using CollapseGuard.MLNet.Watching;
using Microsoft.ML;

namespace CollapseGuard.Cases.WatchOverhead;

/// <summary>One trainer, fitted with and without being watched under the default options.</summary>
/// <param name="Name">As the table prints it.</param>
/// <param name="Trainer">Makes the trainer.</param>
/// <param name="Rows">Training rows.</param>
internal sealed record WatchCase(string Name, Func<MLContext, IEstimator<ITransformer>> Trainer, int Rows)
{
    private const int Columns = 20;

    /// <summary>Times groups of four fits, ABBA and BAAB in turn: a drift that is even over them cancels.</summary>
    public WatchResult Measure(int groups)
    {
        var context = new MLContext(1);
        IDataView rows = context.Data.Cache(context.Data.LoadFromEnumerable(WatchRow.Make(Rows, Columns, 1), WatchRow.Schema(Columns)));
        IEstimator<ITransformer> plain = Trainer(context);
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(Trainer(context));
        plain.Fit(rows);
        watched.Fit(rows);

        var clock = new List<double>(groups);
        var busy = new List<double>(groups);
        var seconds = new List<double>(groups);
        for (int group = 0; group < groups; group++)
        {
            bool isWatchedFirst = group % 2 == 1;
            IEstimator<ITransformer> outer = isWatchedFirst ? watched : plain, inner = isWatchedFirst ? plain : watched;
            Spent outside = Time(outer, rows), inside = Time(inner, rows).Plus(Time(inner, rows));
            outside = outside.Plus(Time(outer, rows));
            (Spent with, Spent without) = isWatchedFirst ? (outside, inside) : (inside, outside);
            clock.Add(with.Clock / without.Clock);
            busy.Add(with.Processor / without.Processor);
            seconds.Add(without.Clock / 2);

            // Plain fits are garbage by now; watched ones would be kept, and cost every later collection.
            watched.Clear();
        }

        return new WatchResult(Name, Rows, groups, MedianBound.Of(seconds).Median, MedianBound.Of(clock), MedianBound.Of(busy));
    }

    private static Spent Time(IEstimator<ITransformer> trainer, IDataView rows)
    {
        TimeSpan busy = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        trainer.Fit(rows);
        return new Spent(Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    /// <summary>Seconds by the clock, and of the processor over all threads: the second hardly depends on who else is busy.</summary>
    private readonly record struct Spent(double Clock, double Processor)
    {
        public Spent Plus(Spent other) => new(Clock + other.Clock, Processor + other.Processor);
    }
}
