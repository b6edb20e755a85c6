using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Sets the parameters of single layers, in place, under no_grad.</summary>
internal sealed class WeightDraw(int? seed) : IDisposable
{
    private readonly Dictionary<string, Generator> _generators = [];

    /// <summary>Draws the weight of a linear or convolutional layer and zeroes its bias.</summary>
    /// <returns>The standard deviation drawn with.</returns>
    public double Weighted(nn.Module layer, Gain gain)
    {
        double deviation = double.NaN;
        foreach ((string name, Parameter parameter) in layer.named_parameters(false))
        {
            if (parameter.dim() < 2)
            {
                parameter.zero_();
                continue;
            }

            (double fanIn, double fanOut) = Fans(parameter, layer is ConvolutionTranspose);
            deviation = gain.Deviation(fanIn, fanOut);
            parameter.normal_(0, deviation, GeneratorFor(parameter));
        }

        return deviation;
    }

    /// <summary>Draws each gate's block of a recurrent layer by itself: the stacked matrix has other fans than its gates.</summary>
    public void Recurrent(nn.Module layer)
    {
        int gates = layer switch { LSTM or LSTMCell => 4, GRU or GRUCell => 3, _ => 1 };
        foreach ((string _, Parameter parameter) in layer.named_parameters(false))
        {
            if (parameter.dim() < 2)
            {
                parameter.zero_();
                continue;
            }

            double rows = parameter.shape[0] / (double)gates;
            parameter.normal_(0, Math.Sqrt(2 / (rows + parameter.shape[1])), GeneratorFor(parameter));
        }
    }

    /// <summary>Scale 1, shift 0, running statistics as in a new layer.</summary>
    public static void Normalization(nn.Module layer)
    {
        foreach ((string name, Parameter parameter) in layer.named_parameters(false))
        {
            parameter.fill_(name == "weight" ? 1 : 0);
        }

        foreach ((string name, Tensor buffer) in layer.named_buffers(false))
        {
            buffer.fill_(name == "running_var" ? 1 : 0);
        }
    }

    public void Dispose()
    {
        foreach (Generator generator in _generators.Values)
        {
            generator.Dispose();
        }
    }

    private static (double In, double Out) Fans(Tensor weight, bool transposed)
    {
        double field = 1;
        for (int dimension = 2; dimension < weight.dim(); dimension++)
        {
            field *= weight.shape[dimension];
        }

        (double first, double second) = (weight.shape[0] * field, weight.shape[1] * field);
        return transposed ? (first, second) : (second, first);
    }

    private Generator? GeneratorFor(Tensor parameter)
    {
        if (seed is not { } number)
        {
            return null;
        }

        string device = parameter.device.ToString();
        if (!_generators.TryGetValue(device, out Generator? generator))
        {
            generator = new Generator(unchecked((ulong)number), parameter.device);
            _generators.Add(device, generator);
        }

        return generator;
    }
}
