using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>A program before its training, with rows kept out of it, to which remedies are applied one after another.</summary>
internal sealed class Patient
{
    /// <summary>With fewer rows none are kept out at once; each in turn is.</summary>
    private const int LeastRows = 100;

    public Patient(TrainingProgram program, int seed, int? fold = null)
    {
        Run = program.Start(seed);
        Task = program.Task;
        HasTruth = ReferenceEquals(Run.Inputs, Run.EvaluationInputs);
        IsWhole = WholeTables.Contains(program.Id);
        bool isFew = HasTruth && !IsWhole && Run.Inputs.shape[0] < LeastRows;
        IsCrossed = isFew;
        TrueTargets = HasTruth ? Run.EvaluationTargets : Run.Targets;
        if (HasTruth && !IsWhole && !isFew)
        {
            Tensor order = randperm(Run.Inputs.shape[0]);
            KeepOut(order.narrow(0, 0, order.shape[0] / 4));
        }
        else if (isFew && fold is { } number)
        {
            // Of a generator of its own: every fold draws the same data and first weights.
            long[] order = [.. Enumerable.Range(0, (int)Run.Inputs.shape[0]).Select(i => (long)i)];
            new Random(seed).Shuffle(order);
            KeepOut(tensor(order.Where((_, i) => i % Folds == number).ToArray()));
        }
    }

    /// <summary>Parts in which few rows are kept out, one after another.</summary>
    public static int Folds => 5;

    public PredictionTask Task { get; }

    /// <summary>What will be trained.</summary>
    public ProgramRun Run { get; set; }

    /// <summary>The truth of the training rows.</summary>
    public Tensor TrueTargets { get; set; }

    /// <summary>Whether <see cref="TrueTargets"/> may differ from the labels trained on.</summary>
    public bool HasTruth { get; }

    /// <summary>Whether the rows are so few that each is judged by a training without it.</summary>
    public bool IsCrossed { get; }

    /// <summary>Whether no other rows exist.</summary>
    public bool IsWhole { get; }

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

    private void KeepOut(Tensor asked)
    {
        Tensor all = Run.EvaluationTargets;
        var isAsked = asked.data<long>().ToHashSet();

        // In the rows' own order: a program that does not shuffle must see them so.
        Tensor kept = tensor(Enumerable.Range(0, (int)Run.Inputs.shape[0]).Select(i => (long)i).Where(i => !isAsked.Contains(i)).ToArray());
        TrueTargets = all.index_select(0, kept);
        Run = Run with
        {
            Targets = Run.Targets.index_select(0, kept),
            EvaluationInputs = Run.Inputs.index_select(0, asked),
            EvaluationTargets = all.index_select(0, asked),
            Inputs = Run.Inputs.index_select(0, kept),
        };
    }
}
