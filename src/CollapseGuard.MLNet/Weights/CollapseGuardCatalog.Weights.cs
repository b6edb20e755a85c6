using CollapseGuard.MLNet.Weights;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>A step that writes the weight of each row's class, for a trainer's exampleWeightColumnName.</summary>
    /// <remarks>
    /// Fitting counts the classes; scoring needs neither label nor weight, and a saved model holds nothing of the step. Weights move the
    /// probabilities to those of other prevalences: <see cref="RestorePrevalence(double, double, double, string, string)"/> moves them back. Not every trainer takes weights:
    /// AveragedPerceptron, LinearSvm and OnlineGradientDescent do not.
    /// </remarks>
    /// <param name="labelColumnName">Boolean, key, text or number.</param>
    /// <param name="outputColumnName">The new column.</param>
    /// <param name="weighting">How classes weigh; <see cref="ClassWeighting.Balanced"/> when null.</param>
    public ClassWeightEstimator WeightByClass(string labelColumnName = "Label", string outputColumnName = "Weight", ClassWeighting? weighting = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return new ClassWeightEstimator(context, labelColumnName, outputColumnName, weighting ?? ClassWeighting.Balanced);
    }
}
