namespace CollapseGuard.Torch.Remedies;

/// <summary>Which scheme and gain belong to an activation (torch.nn.init.calculate_gain; SELU by Klambauer et al. 2017).</summary>
internal readonly record struct Gain(string Scheme, double Value)
{
    /// <param name="activation">An activation's name; null or "none" for none.</param>
    /// <exception cref="ArgumentException">A name that is not known.</exception>
    public static Gain For(string? activation) => Known(activation ?? "none")
        ?? throw new ArgumentException($"Activation '{activation}' is not known; use the name of TorchSharp's module (ReLU, LeakyReLU, ELU, GELU, SiLU, SELU, Tanh, Sigmoid) or \"none\".");

    /// <summary>Whether a module's type name is that of an activation.</summary>
    public static bool IsActivation(string typeName) => typeName != "none" && Known(typeName) is not null;

    /// <summary>The standard deviation for a layer of these fans.</summary>
    public double Deviation(double fanIn, double fanOut) => Scheme == "Glorot" ? Value * Math.Sqrt(2 / (fanIn + fanOut)) : Value / Math.Sqrt(fanIn);

    private static Gain? Known(string activation) => activation switch
    {
        "ReLU" or "ReLU6" or "GELU" or "SiLU" or "ELU" or "CELU" or "Mish" or "Hardswish" or "Softplus" => new("He", Math.Sqrt(2)),
        "LeakyReLU" or "RReLU" => new("He", Math.Sqrt(2 / (1 + (0.01 * 0.01)))),
        "PReLU" => new("He", Math.Sqrt(2 / (1 + (0.25 * 0.25)))),
        "SELU" => new("LeCun", 1),
        "Tanh" or "Hardtanh" => new("Glorot", 5.0 / 3),
        "none" or "Sigmoid" or "Hardsigmoid" or "LogSigmoid" or "Softsign" or "Softmax" or "LogSoftmax" or "Softmax2d" => new("Glorot", 1),
        _ => null,
    };
}
