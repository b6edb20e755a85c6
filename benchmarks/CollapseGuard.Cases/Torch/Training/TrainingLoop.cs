using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>The one loop that trains every program; it draws the same random numbers whether watched or not.</summary>
internal static class TrainingLoop
{
    /// <summary>Trains, and gives the mean loss of each epoch.</summary>
    public static IReadOnlyList<double> Train(ProgramRun run, IRunWatcher? watcher = null)
    {
        run.Model.train();
        var curve = new List<double>(run.Epochs);
        for (int epoch = 0; epoch < run.Epochs; epoch++)
        {
            curve.Add(TrainEpoch(run, epoch, watcher));
            watcher?.EndEpoch();
        }

        return curve;
    }

    /// <summary>The outputs for the rows of inference, in evaluation mode; the caller disposes them.</summary>
    public static Tensor Evaluate(ProgramRun run)
    {
        run.Model.eval();
        using (no_grad())
        {
            return run.Model.call(run.EvaluationInputs);
        }
    }

    private static double TrainEpoch(ProgramRun run, int epoch, IRunWatcher? watcher)
    {
        using DisposeScope pass = NewDisposeScope();
        long rows = run.Inputs.shape[0];
        Tensor order = run.Order == RowOrder.AsGiven ? arange(rows) : randperm(rows);
        Tensor targetOrder = run.Order == RowOrder.ShuffledApart ? randperm(rows) : order;
        int behind = epoch * (int)((rows + run.BatchSize - 1) / run.BatchSize);
        double sum = 0;
        int steps = 0;
        for (long first = 0; first < rows; first += run.BatchSize, steps++)
        {
            using DisposeScope step = NewDisposeScope();
            long size = Math.Min(run.BatchSize, rows - first);
            Tensor x = run.Inputs.index_select(0, order.narrow(0, first, size));
            Tensor y = run.Targets.index_select(0, targetOrder.narrow(0, first, size));
            sum += Step(run, x, y, behind + steps, watcher);
        }

        return sum / steps;
    }

    private static double Step(ProgramRun run, Tensor x, Tensor y, int behind, IRunWatcher? watcher)
    {
        Tensor output = run.Model.call(x);
        Tensor loss = run.Loss(output, y);
        if (run.ClearsGradients && behind % run.AccumulatedBatches == 0)
        {
            run.Optimizer.zero_grad();
        }

        loss.backward();
        watcher?.Observe(x, output, y, loss);
        if (run.Steps && (behind + 1) % run.AccumulatedBatches == 0)
        {
            SetLearningRate(run, behind);
            run.Optimizer.step();
        }

        return loss.item<float>();
    }

    private static void SetLearningRate(ProgramRun run, int behind)
    {
        if (run.LearningRateAt is { } rate)
        {
            foreach (var group in run.Optimizer.ParamGroups)
            {
                group.LearningRate = rate(behind);
            }
        }
    }
}
