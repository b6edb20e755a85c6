using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Runs;

/// <summary>What a run journal tells, in bounded memory: the journal is replayed to it.</summary>
internal sealed class RunHistory : ITrainingObserver
{
    private const int MaxLayers = 256;

    private readonly Dictionary<string, LayerHistory> byName = new(StringComparer.Ordinal);
    private readonly List<LayerHistory> layers = [];
    private bool mayGoBack;

    public TrainingTask Task { get; private set; }

    /// <summary>How often training began: 2 when it went on from a checkpoint once.</summary>
    public int Starts { get; private set; }

    /// <summary>Steps in the journal.</summary>
    public long Steps { get; private set; }

    public long FirstStep { get; private set; }

    /// <summary>The latest step in the journal.</summary>
    public long LastStep { get; private set; }

    /// <summary>The latest step that is known of: an epoch may end with a step that was not sampled.</summary>
    public long ReachedStep => Math.Max(LastStep, Epochs.Latest?.LastStep ?? 0);

    public Course Loss { get; } = new();

    public Course OutputSpread { get; } = new();

    public Course Evidence { get; } = new();

    public EpochHistory Epochs { get; } = new();

    /// <summary>The layers in forward order, at most 256.</summary>
    public IReadOnlyList<LayerHistory> Layers => layers;

    /// <summary>True when there were more layers than are kept.</summary>
    public bool LeavesLayersOut { get; private set; }

    public long? AlarmStep { get; private set; }

    public CollapseReport? AlarmReport { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>The diagnosis at the end; null before it and when none was asked for.</summary>
    public CollapseReport? Report { get; private set; }

    /// <summary>The last word on the run: the diagnosis at the end, else what was known at the alarm.</summary>
    public CollapseReport? Verdict => Report ?? AlarmReport;

    public void BeginTraining(TrainingTask task)
    {
        Task = task;
        Starts++;
        mayGoBack = Starts > 1;
        (HasEnded, Report) = (false, null);
    }

    public void ObserveLayer(long atStep, string layer, LayerNumbers numbers)
    {
        GoBackTo(atStep);
        if (!byName.TryGetValue(layer, out LayerHistory? history))
        {
            if (layers.Count == MaxLayers)
            {
                LeavesLayersOut = true;
                return;
            }

            layers.Add(byName[layer] = history = new LayerHistory(layer));
        }

        history.Add(atStep, numbers);
    }

    public void EndStep(StepNumbers numbers)
    {
        GoBackTo(numbers.Step);
        mayGoBack = false;
        FirstStep = Steps++ == 0 ? numbers.Step : Math.Min(FirstStep, numbers.Step);
        LastStep = numbers.Step;
        Loss.Add(numbers.Step, numbers.Loss);
        Add(OutputSpread, numbers.Step, numbers.OutputSpread);
        Add(Evidence, numbers.Step, numbers.Evidence);
    }

    public void EndEpoch(EpochSummary epoch) => Epochs.Add(epoch);

    public void Alarm(long atStep, CollapseReport report) => (AlarmStep, AlarmReport) = (atStep, report);

    public void EndTraining(CollapseReport? report) => (HasEnded, Report) = (true, report);

    private static void Add(Course course, long step, double value)
    {
        if (!double.IsNaN(value))
        {
            course.Add(step, value);
        }
    }

    /// <summary>After a checkpoint steps come again; those of the abandoned attempt, its alarm too, are no part of the run.</summary>
    private void GoBackTo(long step)
    {
        if (!mayGoBack)
        {
            return;
        }

        mayGoBack = false;
        foreach (Course course in (Course[])[Loss, OutputSpread, Evidence])
        {
            course.CutFrom(step);
        }

        layers.ForEach(l => l.CutFrom(step));
        if (AlarmStep >= step)
        {
            (AlarmStep, AlarmReport) = (null, null);
        }
    }
}
