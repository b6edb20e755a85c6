using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.KerasLosses;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static CollapseGuard.Cases.TorchPrograms.Optimizers;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Questions about data of the asker's own, or MNIST.</summary>
internal static partial class KerasQuestions
{
    private static ProgramRun SineDirection41372874()
    {
        float[][] rows = CaseData.Table("41372874.csv", skippedLines: 1);
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(2, 2, Activation.Relu, Start.SmallUniform),
            Dense(2, 2, Activation.Relu, Start.SmallUniform),
            Dense(2, 1, Activation.Sigmoid, Start.SmallUniform));
        return new ProgramRun(model, BinaryCrossEntropy, Adam(model), CaseData.Columns(rows, 0, 2), CaseData.Columns(rows, 2, 3), Epochs: 20, BatchSize: 2);
    }

    private static ProgramRun Packets44066044(Activation head, bool isStandardized)
    {
        float[][] rows = CaseData.Table("44066044.csv");
        Tensor x = CaseData.Columns(rows, 0, 11);
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(11, 12, Activation.Relu, Start.SmallNormal),
            Dense(12, 12, Activation.Relu, Start.SmallNormal),
            Dense(12, 1, head, Start.SmallNormal));
        return new ProgramRun(
            model, BinaryCrossEntropy, Adam(model), isStandardized ? CaseData.Standardized(x) : x, CaseData.Columns(rows, 11, 12), Epochs: 100, BatchSize: 5);
    }

    private static ProgramRun Threshold45442843()
    {
        float[][] rows = CaseData.Table("45442843.csv");
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 1, Activation.Sigmoid), Dense(1, 1, Activation.Softmax, Start.SmallNormal));
        return new ProgramRun(
            model, MeanAbsoluteError, RmsProp(model), CaseData.Columns(rows, 0, 1), CaseData.Columns(rows, 1, 2), Epochs: 100, BatchSize: 200);
    }

    private static ProgramRun Threshold45442843Fixed()
    {
        float[][] rows = CaseData.Table("45442843.csv");
        Tensor x = CaseData.Standardized(CaseData.Columns(rows, 0, 1));
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 1, Activation.Sigmoid), Dense(1, 1, Activation.Sigmoid, Start.SmallNormal));
        return new ProgramRun(model, BinaryCrossEntropy, RmsProp(model, 0.01), x, CaseData.Columns(rows, 1, 2), Epochs: 300, BatchSize: 50);
    }

    private static ProgramRun NegativeTargets48251943()
    {
        float[][] rows = CaseData.Table("48251943.csv");
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 4, Activation.Relu), Dense(4, 1, Activation.Relu));
        return new ProgramRun(
            model, MeanSquaredError, Sgd(model, 0.01), CaseData.Columns(rows, 2, 4), CaseData.Columns(rows, 1, 2), Epochs: 500, BatchSize: 10);
    }

    private static ProgramRun Digits48385830(Activation hidden, Activation head, Func<Tensor, Tensor, Tensor> loss)
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(5000);
        nn.Module<Tensor, Tensor> model = Stack(Dense(784, 30, hidden, Start.UnitNormal), Dense(30, 10, head, Start.UnitNormal));
        return new ProgramRun(model, loss, Sgd(model, 3.0), x, OneHot(digits, 10), Epochs: 3, BatchSize: 10);
    }

    private static ProgramRun Digits55328966()
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(5000, isScaled: false);
        nn.Module<Tensor, Tensor> model = Stack(Dense(784, 784), Dense(784, 50, Activation.Relu), Dense(50, 10, Activation.Sigmoid));
        return new ProgramRun(model, CategoricalCrossEntropy, Sgd(model, 0.0001), x, OneHot(digits, 10), Epochs: 3, BatchSize: 32);
    }

    private static ProgramRun Digits55328966Fixed()
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(5000);
        nn.Module<Tensor, Tensor> model = Stack(Dense(784, 784), Dense(784, 50, Activation.Relu), Dense(50, 10, Activation.Softmax));
        return new ProgramRun(model, CategoricalCrossEntropy, Adam(model, 0.0001), x, OneHot(digits, 10), Epochs: 5, BatchSize: 32);
    }

    /// <summary>The labels are scaled like pixels, so that all of them are 0; a dense net stands for the convolutional one.</summary>
    private static ProgramRun Digits59325381(bool hasScaledLabels)
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(3000);
        Tensor labels = hasScaledLabels ? (digits.to(ScalarType.Float32) / 255).to(ScalarType.Int64) : digits;
        Tensor y = OneHot(labels, 10);
        nn.Module<Tensor, Tensor> model = Stack(Dense(784, 128, Activation.Relu), Dense(128, 10, Activation.Softmax));
        return new ProgramRun(model, CategoricalCrossEntropy, Adam(model), x, y, Epochs: 2, BatchSize: 32) { EvaluationTargets = OneHot(digits, 10) };
    }
}
