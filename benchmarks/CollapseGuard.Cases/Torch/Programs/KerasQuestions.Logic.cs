using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.KerasLosses;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static CollapseGuard.Cases.TorchPrograms.Optimizers;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Questions about small made-up data: logic tables, curves, bit patterns.</summary>
internal static partial class KerasQuestions
{
    private static readonly float[,] Corners = { { 1, 1 }, { 1, 0 }, { 0, 0 }, { 0, 1 } };

    private static ProgramRun Xor31556268()
    {
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 4, Activation.Sigmoid), Dense(4, 1, Activation.Sigmoid));
        return new ProgramRun(model, MeanAbsoluteError, Sgd(model, 0.05, 0.11), tensor(Corners), XorTruth(), Epochs: 1000, BatchSize: 4);
    }

    private static ProgramRun Xor31556268Fixed()
    {
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 4, Activation.Sigmoid), Dense(4, 1, Activation.Sigmoid));
        return new ProgramRun(model, MeanSquaredError, Adam(model), tensor(Corners), XorTruth(), Epochs: 10_000, BatchSize: 4);
    }

    private static Tensor XorTruth() => tensor(new float[,] { { 0 }, { 1 }, { 0 }, { 1 } });

    private static ProgramRun Xor34311586()
    {
        Tensor x = tensor(new float[,] { { 1, 1 }, { 0, 0 }, { 1, 0 }, { 0, 1 }, { 1, 1 }, { 0, 0 } });
        Tensor y = tensor(new float[,] { { 0 }, { 0 }, { 1 }, { 1 }, { 0 }, { 0 } });
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(2, 2, Activation.Sigmoid, Start.SmallUniform),
            Dense(2, 3, Activation.Sigmoid, Start.SmallUniform),
            Dense(3, 1, Activation.Softmax, Start.SmallUniform));
        return new ProgramRun(model, MeanSquaredError, Sgd(model, 0.001, 0.9), x, y, Epochs: 20, BatchSize: 32);
    }

    private static ProgramRun OnesAndZeros31880720(Activation head)
    {
        Tensor x = cat([ones(1000, 128), zeros(1000, 128)], 0);
        Tensor y = cat([ones(1000, 1), zeros(1000, 1)], 0);
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(128, 50, Activation.Relu), Dropout(0.2), Dense(50, 50, Activation.Relu), Dropout(0.2), Dense(50, 1, head));
        return new ProgramRun(model, BinaryCrossEntropy, RmsProp(model), x, y, Epochs: 3, BatchSize: 24);
    }

    private static ProgramRun WeightedSum33969059()
    {
        Tensor x = rand(5000, 3) * 10_000;
        Tensor y = x.matmul(tensor(new float[,] { { 2f }, { 1f }, { 0.5f } })) + 2.2;
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(3, 3, Activation.Tanh, Start.SmallUniform),
            Dropout(0.5),
            Dense(3, 2, Activation.Tanh, Start.SmallUniform),
            Dropout(0.5),
            Dense(2, 1, Activation.Softmax, Start.SmallUniform));
        return new ProgramRun(model, MeanSquaredError, Sgd(model, 0.1, 0.9), x, y, Epochs: 20, BatchSize: 32);
    }

    private static ProgramRun BitMap39217567()
    {
        const int Bits = 8;
        float[] bits = [.. Enumerable.Range(0, 1 << Bits).SelectMany(number => Enumerable.Range(0, Bits).Select(bit => (float)((number >> bit) & 1)))];
        Tensor x = tensor(bits).reshape(1 << Bits, Bits);
        Tensor y = x.index_select(0, randperm(1 << Bits));
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(Bits, Bits, Activation.Sigmoid, Start.SmallNormal),
            Dense(Bits, Bits, Activation.Sigmoid, Start.SmallNormal),
            Dense(Bits, Bits, Activation.Sigmoid, Start.SmallNormal));
        return new ProgramRun(model, MeanSquaredError, Sgd(model, 0.01), x, y, Epochs: 1000, BatchSize: 50);
    }

    private static ProgramRun Parabola48221692(Activation head, int epochs)
    {
        Tensor x = linspace(-10, 10, 201).reshape(201, 1).to(ScalarType.Float32);
        Tensor y = x.square() + 3;
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 5, Activation.Sigmoid), Dense(5, 1, head));
        return new ProgramRun(model, MeanSquaredError, Sgd(model, 0.01), x, y, epochs, BatchSize: 201);
    }

    private static ProgramRun NoisyParabola48934338(double learningRate)
    {
        Tensor x = arange(0, 5, 0.1).reshape(-1, 1).to(ScalarType.Float32);
        Tensor y = (5 * x.square()) + randn(x.shape[0], 1).pow(3);
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 50, Activation.Relu), Dense(50, 30, Activation.Relu, Start.SmallUniform), Dense(30, 1));
        return new ProgramRun(model, MeanSquaredError, Sgd(model, learningRate), x, y, Epochs: 1000, BatchSize: 32);
    }

    private static ProgramRun TwoSquares50306988(double learningRate, int epochs)
    {
        Tensor low = (rand(100, 2) * 0.2) + 0.2;
        Tensor high = (rand(100, 2) * 0.2) + 0.5;
        Tensor y = OneHot(cat([zeros(100), ones(100)], 0).to(ScalarType.Int64), 2);
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 2, Activation.Sigmoid), Dense(2, 2, Activation.Softmax));
        return new ProgramRun(model, CategoricalCrossEntropy, Adam(model, learningRate), cat([low, high], 0), y, epochs, BatchSize: 32);
    }

    private static ProgramRun FourthPower52800582(bool isStandardized)
    {
        Tensor x = arange(-100, 100, 0.5).reshape(400, 1).to(ScalarType.Float32);
        Tensor y = x.pow(4);
        if (isStandardized)
        {
            (x, y) = (CaseData.Standardized(x), CaseData.Standardized(y));
        }

        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 50, Activation.Sigmoid), Dense(50, 50, Activation.Elu), Dense(50, 1));
        return new ProgramRun(model, MeanSquaredError, Adam(model), x, y, Epochs: 1000, BatchSize: 400);
    }
}
