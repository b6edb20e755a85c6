using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Regularizing;

/// <content>Stochastic dual coordinate ascent.</content>
public sealed partial class RegularizationPresets
{
    /// <summary>SDCA needs an L2 penalty above 0: its dual has no other form. It is per row, and so in other units than that of L-BFGS.</summary>
    private static readonly (float L1, float L2)[] SdcaPenalties = [(0, 1e-7f), (0, 1e-6f), (0, 1e-5f), (0, 1e-4f), (0, 1e-3f), (0, .01f), (0, .1f), (0, 1), (0, 10)];

    /// <summary>Logistic regression by SDCA: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; L2 from 1e-7 to 10 by decades, without L1, when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>> SdcaLogisticRegression(Action<SdcaLogisticRegressionBinaryTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(
            (l1, l2) =>
            {
                var options = new SdcaLogisticRegressionBinaryTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.BinaryClassification.Trainers.SdcaLogisticRegression(options);
            },
            penalties ?? SdcaPenalties);

    /// <summary>A binary linear model of any loss by SDCA: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; L2 from 1e-7 to 10 by decades, without L1, when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<LinearBinaryModelParameters>> SdcaNonCalibrated(Action<SdcaNonCalibratedBinaryTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<BinaryPredictionTransformer<LinearBinaryModelParameters>>(
            (l1, l2) =>
            {
                var options = new SdcaNonCalibratedBinaryTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.BinaryClassification.Trainers.SdcaNonCalibrated(options);
            },
            penalties ?? SdcaPenalties);

    /// <summary>Multinomial logistic regression by SDCA: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; L2 from 1e-7 to 10 by decades, without L1, when null.</param>
    public RegularizationKnob<MulticlassPredictionTransformer<MaximumEntropyModelParameters>> SdcaMaximumEntropy(Action<SdcaMaximumEntropyMulticlassTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>(
            (l1, l2) =>
            {
                var options = new SdcaMaximumEntropyMulticlassTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.MulticlassClassification.Trainers.SdcaMaximumEntropy(options);
            },
            penalties ?? SdcaPenalties);

    /// <summary>A multiclass linear model of any loss by SDCA: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; L2 from 1e-7 to 10 by decades, without L1, when null.</param>
    public RegularizationKnob<MulticlassPredictionTransformer<LinearMulticlassModelParameters>> SdcaNonCalibratedMulticlass(Action<SdcaNonCalibratedMulticlassTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<MulticlassPredictionTransformer<LinearMulticlassModelParameters>>(
            (l1, l2) =>
            {
                var options = new SdcaNonCalibratedMulticlassTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.MulticlassClassification.Trainers.SdcaNonCalibrated(options);
            },
            penalties ?? SdcaPenalties);

    /// <summary>Linear regression by SDCA: L1 and L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="penalties">From the weakest to the strongest; L2 from 1e-7 to 10 by decades, without L1, when null.</param>
    public RegularizationKnob<RegressionPredictionTransformer<LinearRegressionModelParameters>> SdcaRegression(Action<SdcaRegressionTrainer.Options>? configure = null, IReadOnlyList<(float L1, float L2)>? penalties = null) =>
        RegularizationKnob.OfPenalties<RegressionPredictionTransformer<LinearRegressionModelParameters>>(
            (l1, l2) =>
            {
                var options = new SdcaRegressionTrainer.Options();
                configure?.Invoke(options);
                (options.L1Regularization, options.L2Regularization) = (l1, l2);
                return context.Regression.Trainers.Sdca(options);
            },
            penalties ?? SdcaPenalties);
}
