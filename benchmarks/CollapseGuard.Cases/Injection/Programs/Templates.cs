using CollapseGuard.Cases.TorchPrograms;

namespace CollapseGuard.Cases.Injection;

/// <summary>Sound programs of different kinds, each on several data sets.</summary>
internal static class Templates
{
    public static IReadOnlyList<Recipe> All { get; } =
    [
        .. On([MadeData.Wave, MadeData.Product, MadeData.Bowl], new Recipe
        {
            Template = "relu regression", Data = MadeData.Wave, Head = HeadForm.Number, Widths = [24], Hidden = Activation.Relu, Optimizer = OptimizerKind.Adam, LearningRate = .02,
        }),
        .. On([MadeData.Ring, MadeData.Checker, MadeData.HalfSpace], new Recipe
        {
            Template = "relu binary", Data = MadeData.Ring, Head = HeadForm.Probability, Widths = [24], Hidden = Activation.Relu, Optimizer = OptimizerKind.Adam, LearningRate = .02,
        }),
        .. On([MadeData.Sectors, MadeData.Shells], new Recipe
        {
            Template = "relu multiclass", Data = MadeData.Sectors, Head = HeadForm.Softmax, Widths = [24], Hidden = Activation.Relu, Optimizer = OptimizerKind.RmsProp, LearningRate = .01,
        }),
        .. On([MadeData.Wave, MadeData.Bowl, MadeData.Slope], new Recipe
        {
            Template = "deep regression", Data = MadeData.Wave, Head = HeadForm.Number, Widths = [24, 24, 24, 24], Hidden = Activation.Relu, Optimizer = OptimizerKind.Momentum, LearningRate = .01,
        }),
        .. On([MadeData.Sectors, MadeData.Shells], new Recipe
        {
            Template = "deep multiclass", Data = MadeData.Sectors, Head = HeadForm.Logits, Widths = [32, 24, 16], Hidden = Activation.Relu, Optimizer = OptimizerKind.Adam, LearningRate = .005,
        }),
        .. On([MadeData.Wave, MadeData.Product, MadeData.Slope], new Recipe
        {
            Template = "tanh regression", Data = MadeData.Wave, Head = HeadForm.Number, Widths = [24, 16], Hidden = Activation.Tanh, Optimizer = OptimizerKind.Momentum, LearningRate = .05,
        }),
        .. On([MadeData.Ring, MadeData.HalfSpace], new Recipe
        {
            Template = "sigmoid binary", Data = MadeData.Ring, Head = HeadForm.Logit, Widths = [16, 8], Hidden = Activation.Sigmoid, Optimizer = OptimizerKind.RmsProp, LearningRate = .03, Epochs = 30,
        }),
        .. On([MadeData.Tones, MadeData.Bumps], new Recipe
        {
            Template = "convolution", Data = MadeData.Tones, Head = HeadForm.Logits, Widths = [16], Hidden = Activation.Relu, Optimizer = OptimizerKind.Adam, LearningRate = .005, IsConvolution = true, Epochs = 12,
        }),
        .. On([MadeData.Plane, MadeData.BentPlane], new Recipe
        {
            Template = "autoencoder", Data = MadeData.Plane, Head = HeadForm.Numbers, Widths = [16, 3, 16], Hidden = Activation.Tanh, Optimizer = OptimizerKind.Adam, LearningRate = .01,
        }),
    ];

    private static IEnumerable<Recipe> On(MadeData[] data, Recipe recipe) => data.Select(d => recipe with { Data = d });
}
