using Microsoft.ML.Calibrators;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>The trees that add up to one number: of a model of two classes or of a number, or of one class of several.</summary>
/// <param name="Trees">In the order of training.</param>
/// <param name="Bias">What is added to their sum.</param>
/// <param name="Sum">How the number is made of them.</param>
/// <param name="Calibrator">From the number to a probability; null without one.</param>
internal sealed record StagedTrees(FlatTree[] Trees, double Bias, TreeSum Sum, PlattCalibrator? Calibrator)
{
    /// <summary>The number after k trees, from the weighted sum over them.</summary>
    public double Score(double sum, int trees) => Sum switch
    {
        TreeSum.ExponentialOfSum => Math.Exp(Bias + sum),
        TreeSum.Mean => Bias + (sum / trees),
        TreeSum.SumOfForest => Bias + (sum * Trees.Length / trees),
        _ => Bias + sum,
    };

    /// <summary>Platt (1999): p = 1/(1 + exp(slope s + offset)), the slope negative.</summary>
    public double Probability(double score) => 1 / (1 + Math.Exp((Calibrator!.Slope * score) + Calibrator.Offset));
}
