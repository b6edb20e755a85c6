using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tests;

/// <summary>Journals of trainings, written by the writer itself.</summary>
internal static class SampleRuns
{
    public static CollapseReport Collapsed { get; } = Collapse.CheckRegression(
        [.. Enumerable.Repeat(1f, 300)],
        [.. Enumerable.Range(0, 300).Select(i => 1000 + (10f * i))]);

    public static CollapseReport Healthy { get; } = Collapse.CheckRegression(
        [.. Enumerable.Range(0, 300).Select(i => i + (i % 7 / 10f))],
        [.. Enumerable.Range(0, 300).Select(i => (float)i)]);

    public static CollapseReport Inconclusive { get; } = Collapse.CheckRegression([1f, 2f], [1f, 2f]);

    /// <summary>Learns for half of its steps, then loses its outputs; the alarm comes 50 steps later.</summary>
    public static string CollapsesAtHalf(TempFolder folder, int steps = 400, string name = "collapsed.jsonl") => Write(folder[name], journal =>
    {
        journal.BeginTraining(TrainingTask.Regression);
        for (int step = 1; step <= steps; step++)
        {
            bool isDead = step > steps / 2;
            Step(journal, step, isDead ? 1 : Math.Exp(-step / 100.0), isDead ? .001 : 1 - Math.Exp(-step / 50.0), isDead ? .95 : .05);
            if (step == (steps / 2) + 50)
            {
                journal.Alarm(step, Collapsed);
            }

            if (step % (steps / 4) == 0)
            {
                journal.EndEpoch(new EpochSummary(step / (steps / 4), step, .5, .6));
            }
        }

        journal.EndTraining(Collapsed);
    });

    /// <summary>A run of ten steps with an end of one's choice.</summary>
    public static string Short(TempFolder folder, string name, Action<ITrainingObserver> end) => Write(folder[name], journal =>
    {
        journal.BeginTraining(TrainingTask.Regression);
        for (int step = 1; step <= 10; step++)
        {
            Step(journal, step, 1.0 / step, .5, 0);
        }

        end(journal);
    });

    public static void Step(ITrainingObserver observer, long step, double loss, double spread, double dead)
    {
        foreach (string layer in (string[])["layers.0", "layers.2"])
        {
            observer.ObserveLayer(step, layer, new LayerNumbers { Activation = ActivationRange.Rectified, Units = 64, DeadShare = dead, GradientScale = dead > .5 ? 0 : 1e-3, UpdateRatio = 1e-3 });
        }

        observer.EndStep(new StepNumbers(step, loss, spread, 1));
    }

    private static string Write(string path, Action<ITrainingObserver> tell)
    {
        using var journal = new RunJournal(path);
        tell(journal);
        return path;
    }
}
