using CollapseGuard.Cases.TorchPrograms;
using CollapseGuard.Torch.Remedies;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>Does what a remedy says, by the library's own classes where there is one.</summary>
internal static class Treatment
{
    private const double MildDropout = .1;

    public static void Apply(Patient patient, RemedyAction action)
    {
        ProgramRun run = patient.Run;
        switch (action)
        {
            case RemedyAction.TrueLabels:
                patient.Run = run with { Targets = patient.TrueTargets };
                break;
            case RemedyAction.PrepareAlike:
                // The user knows the unit; the ratio of the greatest values stands for it.
                Tensor ratio = run.Inputs.abs().max() / run.EvaluationInputs.abs().max();
                patient.Run = patient.HasTruth ? run : run with { EvaluationInputs = run.EvaluationInputs * ratio };
                break;
            case RemedyAction.StandardHead:
                Head(patient);
                break;
            case RemedyAction.AddActivations:
                patient.Replace(Stack(WithActivations(Children(run.Model))));
                break;
            case RemedyAction.LeakyActivations:
                patient.Replace(ActivationSwap.ToLeakyReLU(run.Model).Model);
                break;
            case RemedyAction.LowerDropout:
                patient.Replace(Stack(Children(run.Model).Select(layer => layer is Dropout ? nn.Dropout(MildDropout) : layer)));
                break;
            case RemedyAction.Initialize:
                Initialization.Apply(run.Model, run.Optimizer);
                break;
            case RemedyAction.Scale when patient.Task == PredictionTask.Regression:
                ScaledModel scaled = ScaledModel.Fit(run.Model, run.Inputs, run.Targets);
                patient.Replace(scaled, scaled.Loss(run.Loss));
                break;
            case RemedyAction.Scale:
                patient.Replace(ScaledModel.Fit(run.Model, run.Inputs, null));
                break;
            case RemedyAction.Shuffle:
                patient.Run = run with { Order = RowOrder.Shuffled };
                break;
            case RemedyAction.Step:
                patient.Run = run with { Steps = true };
                break;
            case RemedyAction.ClearGradients:
                patient.Run = run with { ClearsGradients = true, AccumulatedBatches = 1 };
                break;
            case RemedyAction.LearningRateTest:
                TestRates(run);
                break;
            case RemedyAction.TrainLonger:
                patient.TrainsLonger = true;
                break;
            default:
                break;
        }
    }

    /// <summary>The head and loss of the task, with targets in the form that the loss reads.</summary>
    private static void Head(Patient patient)
    {
        ProgramRun run = patient.Run;
        bool isIndex = run.Targets.dim() == 1 || run.Targets.shape[1] == 1;
        bool isOneUnit = patient.Task == PredictionTask.Binary && isIndex;
        bool isNumber = patient.Task == PredictionTask.Regression;
        int count = isNumber ? (int)run.Targets.shape[1]
            : isOneUnit ? 2
            : isIndex ? (int)run.Targets.max().to(ScalarType.Int64).item<long>() + 1
            : (int)run.Targets.shape[1];
        nn.Module<Tensor, Tensor>[] layers = Children(run.Model);
        int last = Array.FindLastIndex(layers, layer => layer is Linear);
        long features = ((Linear)layers[last]).weight.shape[1];
        OutputHead head = OutputHead.For(isOneUnit || isNumber ? patient.Task : PredictionTask.Multiclass, count, features);
        patient.Replace(Stack([.. layers[..last], head.Layer]), head.Loss.call);
        patient.HasLogits = !isNumber;
        if (!isNumber && !isOneUnit)
        {
            patient.TrueTargets = Classes(patient.TrueTargets);
            patient.Run = patient.Run with { Targets = Classes(run.Targets), EvaluationTargets = Classes(run.EvaluationTargets) };
        }
    }

    private static Tensor Classes(Tensor targets) =>
        targets.dim() > 1 && targets.shape[1] > 1 ? targets.argmax(1) : targets.reshape(-1).to(ScalarType.Int64);

    private static void TestRates(ProgramRun run)
    {
        Tensor order = randperm(run.Inputs.shape[0]);
        var batches = new List<(Tensor, Tensor)>();
        for (long first = 0; first < order.shape[0]; first += run.BatchSize)
        {
            Tensor rows = order.narrow(0, first, Math.Min(run.BatchSize, order.shape[0] - first));
            batches.Add((run.Inputs.index_select(0, rows), run.Targets.index_select(0, rows)));
        }

        run.Model.train();
        if (LearningRateRange.Test(run.Model, run.Loss, run.Optimizer, batches).Suggested is { } rate)
        {
            foreach (var group in run.Optimizer.ParamGroups)
            {
                group.LearningRate = rate;
            }
        }
    }

    private static nn.Module<Tensor, Tensor>[] Children(nn.Module<Tensor, Tensor> model) => [.. model.children().Cast<nn.Module<Tensor, Tensor>>()];

    private static Sequential Stack(IEnumerable<nn.Module<Tensor, Tensor>> layers) => nn.Sequential(layers.ToArray());

    private static IEnumerable<nn.Module<Tensor, Tensor>> WithActivations(nn.Module<Tensor, Tensor>[] layers)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            yield return layers[i];
            if (layers[i] is Linear && i + 1 < layers.Length && layers[i + 1] is Linear)
            {
                yield return nn.ReLU();
            }
        }
    }
}
