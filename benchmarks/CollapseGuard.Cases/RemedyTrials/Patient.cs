using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>A program before its training, with rows kept out of it, to which remedies are applied one after another.</summary>
internal sealed class Patient
{
    /// <summary>With fewer rows none are kept out.</summary>
    private const int LeastRows = 100;

    /// <summary>The whole domain by heart, without a rule from row to row: nothing is there to be held out.</summary>
    private const string ByHeart = "so-39217567";

    public Patient(TrainingProgram program, int seed)
    {
        Run = program.Start(seed);
        Task = program.Task;
        bool isSplit = ReferenceEquals(Run.Inputs, Run.EvaluationInputs) && Run.Inputs.shape[0] >= LeastRows && program.Id != ByHeart;
        IsHeldOut = isSplit || !ReferenceEquals(Run.Inputs, Run.EvaluationInputs);
        HasTruth = ReferenceEquals(Run.Inputs, Run.EvaluationInputs);
        Tensor all = Run.EvaluationTargets;
        if (!isSplit)
        {
            TrueTargets = HasTruth ? all : Run.Targets;
            return;
        }

        Tensor order = randperm(Run.Inputs.shape[0]);
        Tensor asked = order.narrow(0, 0, order.shape[0] / 4);

        // Sorted again: a program that does not shuffle must see its rows in its own order.
        Tensor kept = order.narrow(0, asked.shape[0], order.shape[0] - asked.shape[0]).sort().Values;
        TrueTargets = all.index_select(0, kept);
        Run = Run with
        {
            Targets = Run.Targets.index_select(0, kept),
            EvaluationInputs = Run.Inputs.index_select(0, asked),
            EvaluationTargets = all.index_select(0, asked),
            Inputs = Run.Inputs.index_select(0, kept),
        };
    }

    public PredictionTask Task { get; }

    /// <summary>What will be trained.</summary>
    public ProgramRun Run { get; set; }

    /// <summary>The truth of the training rows.</summary>
    public Tensor TrueTargets { get; set; }

    /// <summary>Whether <see cref="TrueTargets"/> may differ from the labels trained on.</summary>
    public bool HasTruth { get; }

    /// <summary>Whether the rows of judgement are others than those trained on.</summary>
    public bool IsHeldOut { get; }

    /// <summary>Whether outputs are logits, by a remedy.</summary>
    public bool HasLogits { get; set; }

    /// <summary>Whether it trains up to ten times as long and keeps the best weights.</summary>
    public bool TrainsLonger { get; set; }

    /// <summary>Another model, and an optimizer of the same kind for it.</summary>
    public void Replace(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor>? loss = null)
    {
        double rate = Run.Optimizer.ParamGroups.First().LearningRate;
        optim.Optimizer optimizer = Run.Optimizer switch
        {
            Adam => Optimizers.Adam(model, rate),
            RMSProp => Optimizers.RmsProp(model, rate),
            SGD sgd => Optimizers.Sgd(model, rate, Momentum(sgd)),
            _ => throw new InvalidOperationException($"{Run.Optimizer.GetType().Name} is not known here."),
        };
        Run = Run with { Model = model, Loss = loss ?? Run.Loss, Optimizer = optimizer };
    }

    private static double Momentum(SGD sgd) => sgd.ParamGroups.OfType<SGD.ParamGroup>().First().Options.momentum ?? 0;
}
