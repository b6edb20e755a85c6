using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.KerasLosses;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>TheDeepChecker's regression of fuel consumption (Auto MPG), clean and with one fault put in at a time.</summary>
internal static class FuelMutants
{
    private const string Mutant = "TheDeepChecker, buggy_synthetic_programs";
    private const string Harmless = "TheDeepChecker, buggy_synthetic_programs: a mutant that does not fail";

    private static readonly Recipe Clean = new();
    private static readonly Recipe FastLearner = Clean with { LearningRate = 0.1 };
    private static readonly Recipe ConstantStart = Clean with { Start = Start.Constant };
    private static readonly Recipe Penalized = Clean with { Penalty = 0.1 };
    private static readonly Recipe TenfoldTarget = Clean with { TargetFactor = 10 };

    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        Faulty("softmax1", Standing.Reproduced, Clean with { Head = Activation.Softmax }, CauseId.SingleUnitSoftmax),
        Faulty("broadcast", Standing.Reproduced, Clean with { Loss = (output, target) => MeanSquaredError(output, target.squeeze(1)) }, CauseId.LossBroadcast),
        Faulty("lowlr", Standing.Reproduced, Clean with { LearningRate = 1e-5 }, CauseId.LearningRateTooLow),
        Faulty("ce", Standing.Reproduced, Clean with { Loss = (output, target) => -(target * output.clamp(1e-10, 1).log()).sum() }, CauseId.UnsuitableLoss),
        Faulty("highlr", Standing.NotReproduced, FastLearner, CauseId.LearningRateTooHigh),
        Faulty("constinit", Standing.NotReproduced, ConstantStart, CauseId.ConstantInitialization),
        Faulty("l2", Standing.NotReproduced, Penalized, CauseId.OverRegularized),
        Faulty("unscaled", Standing.SeedDependent, Clean with { IsScaled = false }, CauseId.InputScale),
        Faulty("scaledtargetx10", Standing.NotReproduced, TenfoldTarget, CauseId.TargetScale),
        Healthy("clean", "TheDeepChecker, clean_base_programs/regrNN", Clean),
        Healthy("highlr", Harmless, FastLearner),
        Healthy("constinit", Harmless, ConstantStart),
        Healthy("l2", Harmless, Penalized),
        Healthy("scaledtargetx10", Harmless, TenfoldTarget),
    ];

    private static TrainingProgram Faulty(string name, Standing standing, Recipe recipe, CauseId cause) =>
        new($"tdc-mpg-{name}", Mutant, PredictionTask.Regression, standing, [cause], recipe.Create);

    private static TrainingProgram Healthy(string name, string origin, Recipe recipe) =>
        new($"ok-tdc-mpg-{name}", origin, PredictionTask.Regression, Standing.Healthy, [], recipe.Create);

    /// <summary>The program, and all that a mutant changes in it.</summary>
    private sealed record Recipe
    {
        public Activation Head { get; init; } = Activation.Linear;

        /// <summary>Of the hidden layers; the head starts as usual.</summary>
        public Start Start { get; init; } = Start.Glorot;

        public Func<Tensor, Tensor, Tensor> Loss { get; init; } = MeanSquaredError;

        public double LearningRate { get; init; } = 0.001;

        public double Penalty { get; init; }

        public double TargetFactor { get; init; } = 1;

        public bool IsScaled { get; init; } = true;

        public ProgramRun Create()
        {
            float[][] rows = CaseData.Table("auto-mpg.csv", skippedLines: 1);
            Tensor x = CaseData.Columns(rows, 1, 10);
            Tensor y = CaseData.Columns(rows, 0, 1) * TargetFactor;
            nn.Module<Tensor, Tensor> model = Stack(Dense(9, 64, Activation.Relu, Start), Dense(64, 64, Activation.Relu, Start), Dense(64, 1, Head));
            return new ProgramRun(
                model, Penalty > 0 ? WithPenalty(model) : Loss, Optimizers.Adam(model, LearningRate), IsScaled ? ZeroToOne(x) : x, y, Epochs: 100, BatchSize: 32);
        }

        private static Tensor ZeroToOne(Tensor x)
        {
            Tensor least = x.min(0).values;
            return (x - least) / (x.max(0).values - least);
        }

        private Func<Tensor, Tensor, Tensor> WithPenalty(nn.Module<Tensor, Tensor> model)
        {
            Tensor[] weights = [.. model.parameters().Where(p => p.dim() == 2)];
            return (output, target) => Loss(output, target) + (Penalty * weights.Select(w => w.square().sum()).Aggregate((a, b) => a + b));
        }
    }
}
