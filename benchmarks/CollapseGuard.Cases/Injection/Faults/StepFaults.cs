using CollapseGuard.Cases.TorchPrograms;
using static CollapseGuard.Cases.Injection.Fault;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Cases.Injection;

/// <summary>Faults of the loop and of its steps.</summary>
internal static class StepFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        new("a learning rate too high", [LearningRateTooHigh], (r, s) => r with { LearningRate = r.LearningRate * Of(s, 50, 200, 1000) }),
        new("a learning rate above 1", [LearningRateTooHigh], (r, s) => r with { LearningRate = Of(s, 1.5, 4, 20) }),

        new("a learning rate too low", [LearningRateTooLow], (r, s) => r with { LearningRate = r.LearningRate * Of(s, 1e-3, 1e-4, 1e-6) }),
        new("a learning rate a little too low", [LearningRateTooLow, TooFewEpochs], (r, s) => r with { LearningRate = r.LearningRate * Of(s, .03, .02, .01) }),

        new("one epoch or two", [TooFewEpochs], (r, s) => r with { Epochs = Of(s, 2, 1, 1), BatchSize = Of(s, 32, 32, 64) }),
        new("few epochs of small steps", [TooFewEpochs, LearningRateTooLow], (r, s) => r with { Epochs = Of(s, 5, 3, 2), LearningRate = r.LearningRate * Of(s, .1, .2, .2) }),

        new("all rows a batch", [BatchSize, TooFewEpochs, LearningRateTooLow], (r, s) => r with { BatchSize = r.Rows, Epochs = r.Epochs / Of(s, 3, 4, 6), LearningRate = r.LearningRate * Of(s, .4, .6, 1) }) { Prepare = (r, s) => r with { Epochs = r.Epochs / Of(s, 3, 4, 6), LearningRate = r.LearningRate * Of(s, .4, .6, 1) } },
        new("one row a batch", [BatchSize, LearningRateTooHigh], (r, s) => r with { BatchSize = 1, Epochs = 3, LearningRate = r.LearningRate * Of(s, 3, 6, 10) }) { Prepare = (r, s) => r with { LearningRate = r.LearningRate * Of(s, 3, 6, 10) } },

        new("Adadelta at the rate of another", [UnsuitableOptimizer, LearningRateTooLow, TooFewEpochs], (r, s) => r with { Optimizer = OptimizerKind.Adadelta, LearningRate = Of(s, .05, .01, .001) }),
        new("Adagrad at a low rate", [UnsuitableOptimizer, LearningRateTooLow, TooFewEpochs], (r, s) => r with { Optimizer = OptimizerKind.Adagrad, LearningRate = Of(s, .003, .001, .0003) }),
        new("plain descent", [UnsuitableOptimizer, LearningRateTooLow, TooFewEpochs], (r, s) => r with { Optimizer = OptimizerKind.Sgd, LearningRate = Of(s, .01, .003, .001) }),

        new("no step", [NotTrained], (r, _) => r with { Steps = false }),
        new("another model's parameters", [NotTrained], (r, _) => r with { HoldsOtherParameters = true }),
        new("a learning rate of 0", [NotTrained, LearningRateTooLow], (r, _) => r with { LearningRate = 0 }) { Fits = r => r.Optimizer != OptimizerKind.RmsProp },

        new("gradients not cleared", [GradientsNotCleared], (r, s) => r with { ClearsGradients = false, LearningRate = r.LearningRate * Of(s, 1, 2, 3) }),
    ];
}
