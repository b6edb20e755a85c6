using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Knobs of ML.NET's trainers, from the weakest to the strongest setting. Each call gives a knob for <c>collapse.Regularize</c>.</summary>
/// <remarks>
/// Columns, iterations and all else are set through <c>configure</c>, which gets the trainer's options before the knob is turned. Penalties act on weights,
/// and a weight is large where its feature is small: normalize features first (<c>collapse.Normalize</c>).
/// <para>Not here: LightGBM, whose package this library does not reference; its knobs (Booster.L1Regularization, Booster.L2Regularization,
/// MinimumExampleCountPerLeaf) go through a factory, its ranker's too.</para>
/// </remarks>
public sealed partial class RegularizationPresets
{
    private static readonly float[] Decades = [0, 1e-6f, 1e-5f, 1e-4f, 1e-3f, .01f, .1f, 1];

    private readonly MLContext context;

    internal RegularizationPresets(MLContext context) => this.context = context;

    /// <summary>Logistic regression by L-BFGS: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; <see cref="RegularizationKnob.DefaultPenalties"/> when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>> LbfgsLogisticRegression(Action<LbfgsLogisticRegressionBinaryTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(
            (l1, l2) =>
            {
                var options = new LbfgsLogisticRegressionBinaryTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.BinaryClassification.Trainers.LbfgsLogisticRegression(options);
            },
            penalties);

    /// <summary>Multinomial logistic regression by L-BFGS: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; <see cref="RegularizationKnob.DefaultPenalties"/> when null.</param>
    public RegularizationKnob<MulticlassPredictionTransformer<MaximumEntropyModelParameters>> LbfgsMaximumEntropy(Action<LbfgsMaximumEntropyMulticlassTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>(
            (l1, l2) =>
            {
                var options = new LbfgsMaximumEntropyMulticlassTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options);
            },
            penalties);

    /// <summary>Poisson regression by L-BFGS: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; <see cref="RegularizationKnob.DefaultPenalties"/> when null.</param>
    public RegularizationKnob<RegressionPredictionTransformer<PoissonRegressionModelParameters>> LbfgsPoissonRegression(Action<LbfgsPoissonRegressionTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<RegressionPredictionTransformer<PoissonRegressionModelParameters>>(
            (l1, l2) =>
            {
                var options = new LbfgsPoissonRegressionTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.Regression.Trainers.LbfgsPoissonRegression(options);
            },
            penalties);
}
