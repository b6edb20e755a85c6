using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static TorchSharp.torch;
using Model = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace CollapseGuard.Cases.Injection;

/// <summary>From a recipe to a training about to begin.</summary>
internal static class Kitchen
{
    /// <summary>Draws data first, weights after; the same seed gives the same run.</summary>
    public static ProgramRun Build(Recipe recipe, int seed)
    {
        manual_seed(seed);
        DataParts parts = DataParts.Draw(recipe.Data, recipe.Rows, recipe.IsHeldOut);
        parts = recipe.Rework?.Invoke(parts) ?? parts;
        Tensor y = Written(recipe, parts.Targets);
        int outputs = recipe.OutputWidth > 0 ? recipe.OutputWidth : NaturalWidth(recipe, parts);
        Model model = Network(recipe, (int)parts.Inputs.shape[1], outputs);
        int steps = recipe.Epochs * ((recipe.Rows + recipe.BatchSize - 1) / recipe.BatchSize);
        return new ProgramRun(model, LossOf(recipe, model), OptimizerOf(recipe, model, (int)parts.Inputs.shape[1], outputs), parts.Inputs, y, recipe.Epochs, recipe.BatchSize)
        {
            EvaluationInputs = parts.AskedInputs,
            EvaluationTargets = ReferenceEquals(parts.Targets, parts.AskedTargets) ? y : Written(recipe, parts.AskedTargets),
            Order = recipe.Order,
            Steps = recipe.Steps,
            ClearsGradients = recipe.ClearsGradients,
            AccumulatedBatches = recipe.AccumulatedBatches,
            LearningRateAt = recipe.Schedule is { } schedule ? behind => recipe.LearningRate * schedule((double)behind / steps) : null,
        };
    }

    private static int NaturalWidth(Recipe recipe, DataParts parts) => recipe.Head switch
    {
        HeadForm.Numbers => (int)parts.Targets.shape[1],
        HeadForm.Softmax or HeadForm.Logits => recipe.Data.Classes,
        _ => 1,
    };

    private static Tensor Written(Recipe recipe, Tensor targets) => (recipe.Targets ?? NaturalTargets(recipe.Head)) switch
    {
        TargetForm.OneHot => KerasLosses.OneHot(targets, recipe.Data.Classes),
        TargetForm.Codes => targets,
        TargetForm.Flat => targets.reshape(-1),
        _ => targets.dim() == 1 ? targets.to(ScalarType.Float32).reshape(-1, 1) : targets,
    };

    private static TargetForm NaturalTargets(HeadForm head) => head switch
    {
        HeadForm.Softmax => TargetForm.OneHot,
        HeadForm.Logits => TargetForm.Codes,
        _ => TargetForm.Numbers,
    };

    private static Model Network(Recipe recipe, int inputs, int outputs)
    {
        var layers = new List<Model[]>();
        int width = inputs;
        if (recipe.IsConvolution)
        {
            layers.Add([nn.Conv1d(1, 8, 5, padding: 2), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(8, 8, 5, padding: 2), nn.ReLU(), nn.MaxPool1d(4), nn.Flatten()]);
            width = 32;
        }

        foreach (int units in recipe.Widths)
        {
            layers.Add(Dense(width, units));
            if (recipe.BatchNormMomentum is { } momentum)
            {
                layers.Add([nn.BatchNorm1d(units, momentum: momentum)]);
            }

            layers.Add(Activate(recipe.Hidden));
            if (recipe.Dropout > 0)
            {
                layers.Add(Layers.Dropout(recipe.Dropout));
            }

            width = units;
        }

        layers.Add(Dense(width, outputs, recipe.LastActivation ?? NaturalActivation(recipe.Head)));
        if (recipe.OutputDropout > 0)
        {
            layers.Add(Layers.Dropout(recipe.OutputDropout));
        }

        Model model = Stack([.. layers]);
        Restart(model, recipe.Start);
        return model;
    }

    private static Model[] Activate(Activation activation) => activation switch
    {
        Activation.Relu => [nn.ReLU()],
        Activation.Sigmoid => [nn.Sigmoid()],
        Activation.Tanh => [nn.Tanh()],
        Activation.Elu => [nn.ELU()],
        Activation.Softmax => [nn.Softmax(1)],
        _ => [],
    };

    private static Activation NaturalActivation(HeadForm head) => head switch
    {
        HeadForm.Probability => Activation.Sigmoid,
        HeadForm.Softmax => Activation.Softmax,
        _ => Activation.Linear,
    };

    private static void Restart(Model model, Action<Tensor>? start)
    {
        if (start is not null)
        {
            using (no_grad())
            {
                foreach (Tensor weight in model.parameters().Where(p => p.dim() >= 2))
                {
                    start(weight);
                }
            }
        }
    }

    private static Func<Tensor, Tensor, Tensor> LossOf(Recipe recipe, Model model)
    {
        Func<Tensor, Tensor, Tensor> loss = recipe.Loss ?? NaturalLoss(recipe.Head);
        if (recipe.Penalty == 0)
        {
            return loss;
        }

        Tensor[] weights = [.. model.parameters().Where(p => p.dim() >= 2)];
        return (output, target) => loss(output, target) + (recipe.Penalty * weights.Select(w => w.square().sum()).Aggregate((a, b) => a + b));
    }

    /// <summary>The loss that fits a head.</summary>
    public static Func<Tensor, Tensor, Tensor> NaturalLoss(HeadForm head) => head switch
    {
        HeadForm.Probability => KerasLosses.BinaryCrossEntropy,
        HeadForm.Logit => (output, target) => nn.functional.binary_cross_entropy_with_logits(output, target),
        HeadForm.Softmax => KerasLosses.CategoricalCrossEntropy,
        HeadForm.Logits => (output, target) => nn.functional.cross_entropy(output, target),
        _ => KerasLosses.MeanSquaredError,
    };

    private static optim.Optimizer OptimizerOf(Recipe recipe, Model model, int inputs, int outputs)
    {
        Model held = recipe.HoldsOtherParameters ? Network(recipe, inputs, outputs) : model;
        IEnumerable<TorchSharp.Modules.Parameter> parameters = held.parameters().Skip(2 * recipe.FrozenLayers);
        foreach (TorchSharp.Modules.Parameter frozen in held.parameters().Take(2 * recipe.FrozenLayers))
        {
            frozen.requires_grad = false;
        }

        return recipe.Optimizer switch
        {
            OptimizerKind.Sgd => optim.SGD(parameters, recipe.LearningRate),
            OptimizerKind.Momentum => optim.SGD(parameters, recipe.LearningRate, momentum: 0.9),
            OptimizerKind.RmsProp => optim.RMSProp(parameters, recipe.LearningRate, alpha: 0.9, eps: 1e-7),
            OptimizerKind.Adagrad => optim.Adagrad(parameters, recipe.LearningRate),
            OptimizerKind.Adadelta => optim.Adadelta(parameters, recipe.LearningRate),
            _ => optim.Adam(parameters, recipe.LearningRate),
        };
    }
}
