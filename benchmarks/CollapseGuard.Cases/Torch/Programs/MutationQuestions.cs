using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.KerasLosses;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static CollapseGuard.Cases.TorchPrograms.Optimizers;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Questions on Stack Overflow from the 109 that deepmufl was measured on.</summary>
/// <remarks>Dense nets stand for convolutional ones, and made-up rows for data that were not published.</remarks>
internal static class MutationQuestions
{
    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        Faulty("so-48486598", PredictionTask.Regression, Polynomial48486598, CauseId.NoNonlinearity, CauseId.TooLittleCapacity),
        Faulty("so-58572274", PredictionTask.Binary, Xnor58572274, CauseId.OutputRangeMismatch, CauseId.DeadUnits, CauseId.TooLittleCapacity, CauseId.TooFewEpochs),
        Faulty("so-61498304", PredictionTask.Binary, () => Penalized61498304(0.01), CauseId.OverRegularized, CauseId.InitializationTooSmall),
        Faulty("so-62068109", PredictionTask.Multiclass, FourClasses62068109, CauseId.OutputWidthMismatch, CauseId.UnsuitableLoss),
        Faulty("so-70650848", PredictionTask.Multiclass, ThreeClasses70650848, CauseId.OutputWidthMismatch, CauseId.UnsuitableLoss),
        Fixed("ok-so-48486598", PredictionTask.Regression, Polynomial48486598Fixed),
        Fixed("ok-so-58572274", PredictionTask.Binary, Xnor58572274Fixed),
        Fixed("ok-so-61498304-mlp", PredictionTask.Binary, () => Penalized61498304(0.0001)),
    ];

    private static ProgramRun Polynomial48486598()
    {
        (Tensor x, Tensor y) = Polynomial();
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 1), Dense(1, 5), Dense(5, 1));
        return new ProgramRun(model, MeanAbsoluteError, Adam(model), x, y, Epochs: 150, BatchSize: 10);
    }

    private static ProgramRun Polynomial48486598Fixed()
    {
        (Tensor x, Tensor y) = Polynomial();
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 20, Activation.Tanh), Dense(20, 20, Activation.Tanh), Dense(20, 1));
        return new ProgramRun(model, MeanSquaredError, Adam(model, 0.005), x, y, Epochs: 600, BatchSize: 10);
    }

    private static (Tensor X, Tensor Y) Polynomial()
    {
        Tensor x = arange(0, 10, 0.05).reshape(-1, 1).to(ScalarType.Float32);
        Tensor y = 0.05 * ((15.72807 * x) - (7.273893 * x.pow(2)) + (1.4912 * x.pow(3)) - (0.1384615 * x.pow(4)) + (0.00474359 * x.pow(5)));
        return (x, y);
    }

    private static ProgramRun Xnor58572274()
    {
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 2, Activation.Relu), Dense(2, 2, Activation.Relu), Dense(2, 1, Activation.Relu));
        return Xnor(model, Adam(model), epochs: 10);
    }

    private static ProgramRun Xnor58572274Fixed()
    {
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 8, Activation.Tanh), Dense(8, 1, Activation.Sigmoid));
        return Xnor(model, Adam(model, 0.05), epochs: 500);
    }

    private static ProgramRun Xnor(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, int epochs)
    {
        Tensor x = tensor(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        Tensor y = tensor(new float[,] { { 1 }, { 0 }, { 0 }, { 1 } });
        return new ProgramRun(model, BinaryCrossEntropy, optimizer, x, y, epochs, BatchSize: 32);
    }

    /// <summary>Every weight matrix but the last is penalized.</summary>
    private static ProgramRun Penalized61498304(double penalty)
    {
        Tensor x = randn(1000, 64);
        Tensor y = OneHot((x.matmul(randn(64, 1)) > 0).to(ScalarType.Int64).squeeze(1), 2);
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(64, 128, Activation.Relu, Start.SmallUniform),
            Dropout(0.2),
            Dense(128, 64, Activation.Relu, Start.SmallUniform),
            Dropout(0.2),
            Dense(64, 64, Activation.Relu, Start.SmallUniform),
            Dropout(0.2),
            Dense(64, 64, Activation.Relu, Start.SmallUniform),
            Dropout(0.2),
            Dense(64, 2, Activation.Softmax));
        Tensor[] penalized = [.. model.parameters().Where(p => p.dim() == 2).SkipLast(1)];
        return new ProgramRun(model, Loss, Adam(model), x, y, Epochs: 25, BatchSize: 32);

        Tensor Loss(Tensor output, Tensor target) =>
            CategoricalCrossEntropy(output, target) + (penalty * penalized.Select(p => p.square().sum()).Aggregate((a, b) => a + b));
    }

    private static ProgramRun FourClasses62068109()
    {
        Tensor x = randn(1000, 64);
        Tensor classes = x.matmul(randn(64, 4)).argmax(1);
        Tensor y = classes.to(ScalarType.Float32).reshape(1000, 1);
        nn.Module<Tensor, Tensor> model = Stack(Dense(64, 64, Activation.Relu), Dropout(0.5), Dense(64, 1, Activation.Sigmoid));
        return new ProgramRun(model, BinaryCrossEntropy, Adam(model), x, y, Epochs: 20, BatchSize: 32);
    }

    /// <summary>Rows like the asker's irises. The loss of one unit divided by itself is 0, so the weights never move.</summary>
    private static ProgramRun ThreeClasses70650848()
    {
        Tensor classes = arange(300).remainder(3).to(ScalarType.Int64);
        Tensor centres = tensor(new float[,] { { -1, -1, -1, -1 }, { 0, 0, 0.5f, 0.5f }, { 1, 1, 1, 1 } });
        Tensor x = centres.index_select(0, classes) + (0.4 * randn(300, 4));
        Tensor y = classes.to(ScalarType.Float32).reshape(300, 1);
        nn.Module<Tensor, Tensor> model = Stack(Dense(4, 4, Activation.Relu), Dense(4, 1, Activation.Sigmoid));
        return new ProgramRun(model, CategoricalCrossEntropy, Sgd(model, 0.01), x, y, Epochs: 60, BatchSize: 16);
    }

    private static TrainingProgram Faulty(string id, PredictionTask task, Func<ProgramRun> create, params CauseId[] causes) =>
        new(id, $"Stack Overflow {id[3..]}, collected by deepmufl", task, Standing.Reproduced, causes, create);

    private static TrainingProgram Fixed(string id, PredictionTask task, Func<ProgramRun> create) =>
        new(id, $"Stack Overflow {id.Split('-')[2]}, with a fix", task, Standing.Healthy, [], create);
}
