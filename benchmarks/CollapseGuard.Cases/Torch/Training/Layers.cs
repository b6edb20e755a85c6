using TorchSharp;
using TorchSharp.Modules;
using Model = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Layers as Keras builds them, because most of the questions are about Keras programs: Glorot weights and zero biases unless said otherwise.</summary>
internal static class Layers
{
    /// <summary>A model of layers in a row.</summary>
    public static Sequential Stack(params IEnumerable<Model>[] layers) => torch.nn.Sequential(layers.SelectMany(layer => layer).ToArray());

    /// <summary>A dense layer and its activation; a linear one has no activation module.</summary>
    public static Model[] Dense(int inputs, int outputs, Activation activation = Activation.Linear, Start start = Start.Glorot)
    {
        Linear linear = torch.nn.Linear(inputs, outputs);
        Initialize(linear, start);
        return activation switch
        {
            Activation.Relu => [linear, torch.nn.ReLU()],
            Activation.Sigmoid => [linear, torch.nn.Sigmoid()],
            Activation.Tanh => [linear, torch.nn.Tanh()],
            Activation.Elu => [linear, torch.nn.ELU()],
            Activation.Softmax => [linear, torch.nn.Softmax(1)],
            _ => [linear],
        };
    }

    /// <summary>A dropout layer.</summary>
    public static Model[] Dropout(double rate) => [torch.nn.Dropout(rate)];

    private static void Initialize(Linear linear, Start start)
    {
        torch.nn.init.zeros_(linear.bias!);
        switch (start)
        {
            case Start.SmallUniform:
                torch.nn.init.uniform_(linear.weight, -0.05, 0.05);
                break;
            case Start.SmallNormal:
                torch.nn.init.normal_(linear.weight, 0, 0.05);
                break;
            case Start.UnitNormal:
                torch.nn.init.normal_(linear.weight, 0, 1);
                torch.nn.init.normal_(linear.bias!, 0, 1);
                break;
            case Start.Constant:
                torch.nn.init.constant_(linear.weight, 0.01);
                break;
            default:
                torch.nn.init.xavier_uniform_(linear.weight);
                break;
        }
    }
}

/// <summary>What follows a dense layer.</summary>
internal enum Activation
{
    Linear,
    Relu,
    Sigmoid,
    Tanh,
    Elu,
    Softmax,
}

/// <summary>How the weights of a layer start.</summary>
internal enum Start
{
    /// <summary>Glorot's uniform distribution, the default of Keras.</summary>
    Glorot,

    /// <summary>Uniform on ±0.05, Keras' "uniform".</summary>
    SmallUniform,

    /// <summary>Normal with standard deviation 0.05, Keras' "normal".</summary>
    SmallNormal,

    /// <summary>Standard normal, biases too.</summary>
    UnitNormal,

    /// <summary>Every weight 0.01.</summary>
    Constant,
}
