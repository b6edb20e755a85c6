namespace CollapseGuard.Cli.Runs;

/// <summary>A number over the steps of a run of any length, in at most 128 windows of equal length that grow with the run.</summary>
internal sealed class Course
{
    private const int MaxWindows = 128;

    private readonly Stretch[] windows = new Stretch[MaxWindows];
    private long origin;
    private long width = 1;

    /// <summary>Observations, non-finite ones included.</summary>
    public long Count { get; private set; }

    public long NonFiniteCount { get; private set; }

    /// <summary>The first and the latest observation, finite or not; NaN without one.</summary>
    public double First { get; private set; } = double.NaN;

    public double Latest { get; private set; } = double.NaN;

    /// <summary>Least finite observation; NaN without one.</summary>
    public double Least => windows.Where(w => w.Count > 0).Select(w => w.Least).DefaultIfEmpty(double.NaN).Min();

    /// <summary>Greatest finite observation; NaN without one.</summary>
    public double Greatest => windows.Where(w => w.Count > 0).Select(w => w.Greatest).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The windows that hold anything, in order.</summary>
    public IEnumerable<(long FirstStep, long LastStep, Stretch Window)> Windows =>
        windows.Select((w, i) => (origin + (i * width), origin + ((i + 1) * width) - 1, w)).Where(w => w.w.Count + w.w.NonFiniteCount > 0);

    /// <summary>Adds an observation.</summary>
    public void Add(long step, double value)
    {
        if (Count == 0)
        {
            (origin, First) = (step, value);
        }

        long index = Math.Max(0, (step - origin) / width);
        while (index >= MaxWindows)
        {
            Halve();
            index = (step - origin) / width;
        }

        windows[index] = windows[index].With(value);
        Count++;
        NonFiniteCount += double.IsFinite(value) ? 0 : 1;
        Latest = value;
    }

    /// <summary>Forgets what was seen from a step on: a run that goes on from a checkpoint takes those steps anew.</summary>
    public void CutFrom(long step)
    {
        for (int i = 0; i < MaxWindows; i++)
        {
            if (origin + (i * width) >= step)
            {
                Count -= windows[i].Count + windows[i].NonFiniteCount;
                NonFiniteCount -= windows[i].NonFiniteCount;
                windows[i] = default;
            }
        }
    }

    /// <summary>What lies in a stretch of steps.</summary>
    public Stretch Between(double fromStep, double toStep)
    {
        Stretch sum = default;
        for (int i = 0; i < MaxWindows; i++)
        {
            double middle = origin + (i * width) + ((width - 1) / 2.0);
            sum = middle >= fromStep && middle < toStep ? sum.With(windows[i]) : sum;
        }

        return sum;
    }

    private void Halve()
    {
        for (int i = 0; i < MaxWindows / 2; i++)
        {
            windows[i] = windows[2 * i].With(windows[(2 * i) + 1]);
        }

        Array.Clear(windows, MaxWindows / 2, MaxWindows / 2);
        width *= 2;
    }
}

/// <summary>A stretch of a course.</summary>
/// <param name="Count">Finite observations.</param>
/// <param name="NonFiniteCount">The others.</param>
/// <param name="Sum">Sum of the finite ones.</param>
/// <param name="Least">Least of them.</param>
/// <param name="Greatest">Greatest of them.</param>
internal readonly record struct Stretch(long Count, long NonFiniteCount, double Sum, double Least, double Greatest)
{
    /// <summary>Mean of the finite observations; NaN without one.</summary>
    public double Mean => Sum / Count;

    public Stretch With(double value) => With(double.IsFinite(value) ? new Stretch(1, 0, value, value, value) : new Stretch(0, 1, 0, 0, 0));

    public Stretch With(Stretch other) => Count == 0 || other.Count == 0
        ? (Count == 0 ? other : this) with { NonFiniteCount = NonFiniteCount + other.NonFiniteCount }
        : new Stretch(Count + other.Count, NonFiniteCount + other.NonFiniteCount, Sum + other.Sum, Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest));
}
