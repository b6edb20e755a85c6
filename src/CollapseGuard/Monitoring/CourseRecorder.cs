using CollapseGuard.Summaries;

namespace CollapseGuard.Monitoring;

/// <summary>Records a number over a run of any length in at most 64 windows: when they are full, neighbours merge and the window doubles. Allocates only when made.</summary>
internal sealed class CourseRecorder
{
    private const int Capacity = 64;

    private readonly Window[] windows = new Window[Capacity];
    private int used;
    private long width = 1;
    private long count;
    private long nonFinite;
    private double first = double.NaN;
    private double last = double.NaN;

    public void Add(long step, double value)
    {
        if (!double.IsFinite(value))
        {
            nonFinite++;
            return;
        }

        if (used == 0 || windows[used - 1].Count == width)
        {
            if (used == Capacity)
            {
                Halve();
            }

            if (used == 0 || windows[used - 1].Count == width)
            {
                windows[used++] = new Window(step);
            }
        }

        windows[used - 1].Add(step, value);
        first = count++ == 0 ? value : first;
        last = value;
    }

    public CourseSummary Summarize() => new([.. windows.Take(used).Select(w => w.Summarize())], count, first, last, nonFinite);

    private void Halve()
    {
        for (int i = 0; i < Capacity / 2; i++)
        {
            windows[i] = windows[2 * i].Merge(windows[(2 * i) + 1]);
        }

        used = Capacity / 2;
        width *= 2;
    }

    private record struct Window(long FirstStep)
    {
        private long lastStep;
        private double mean;
        private double squares;
        private double least = double.PositiveInfinity;
        private double greatest = double.NegativeInfinity;

        public long Count { get; private set; }

        // Welford (1962): no cancellation, however large the mean.
        public void Add(long step, double value)
        {
            lastStep = step;
            double delta = value - mean;
            mean += delta / ++Count;
            squares += delta * (value - mean);
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        public readonly Window Merge(in Window next)
        {
            double delta = next.mean - mean;
            long total = Count + next.Count;
            return this with
            {
                lastStep = next.lastStep,
                mean = mean + (delta * next.Count / total),
                squares = squares + next.squares + (delta * delta * Count * next.Count / total),
                least = Math.Min(least, next.least),
                greatest = Math.Max(greatest, next.greatest),
                Count = total,
            };
        }

        public readonly CourseWindow Summarize() => new(FirstStep, lastStep, Count, mean, Math.Sqrt(squares / Count), least, greatest);
    }
}
