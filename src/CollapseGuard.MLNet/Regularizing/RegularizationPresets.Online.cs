using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Regularizing;

/// <content>Trainers that see rows one by one.</content>
public sealed partial class RegularizationPresets
{
    private static readonly double[] OnlinePenalties = [0, 1e-5, 1e-4, 1e-3, .01, .1];

    private static readonly double[] Lambdas = [1e-5, 1e-4, 1e-3, .01, .1, 1, 10];

    /// <summary>Averaged perceptron: L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 0, then 1e-5 to .1 by decades, when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<LinearBinaryModelParameters>> AveragedPerceptron(Action<AveragedPerceptronTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<BinaryPredictionTransformer<LinearBinaryModelParameters>>(
            "L2",
            values ?? OnlinePenalties,
            value =>
            {
                var options = new AveragedPerceptronTrainer.Options();
                configure?.Invoke(options);
                options.L2Regularization = (float)value;
                return context.BinaryClassification.Trainers.AveragedPerceptron(options);
            });

    /// <summary>Online gradient descent: L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 0, then 1e-5 to .1 by decades, when null.</param>
    public RegularizationKnob<RegressionPredictionTransformer<LinearRegressionModelParameters>> OnlineGradientDescent(Action<OnlineGradientDescentTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<RegressionPredictionTransformer<LinearRegressionModelParameters>>(
            "L2",
            values ?? OnlinePenalties,
            value =>
            {
                var options = new OnlineGradientDescentTrainer.Options();
                configure?.Invoke(options);
                options.L2Regularization = (float)value;
                return context.Regression.Trainers.OnlineGradientDescent(options);
            });

    /// <summary>Stochastic gradient descent with a calibrator: L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 0, then 1e-5 to .1 by decades, when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>> SgdCalibrated(Action<SgdCalibratedTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(
            "L2",
            values ?? OnlinePenalties,
            value =>
            {
                var options = new SgdCalibratedTrainer.Options();
                configure?.Invoke(options);
                options.L2Regularization = (float)value;
                return context.BinaryClassification.Trainers.SgdCalibrated(options);
            });

    /// <summary>Stochastic gradient descent: L2.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 0, then 1e-5 to .1 by decades, when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<LinearBinaryModelParameters>> SgdNonCalibrated(Action<SgdNonCalibratedTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<BinaryPredictionTransformer<LinearBinaryModelParameters>>(
            "L2",
            values ?? OnlinePenalties,
            value =>
            {
                var options = new SgdNonCalibratedTrainer.Options();
                configure?.Invoke(options);
                options.L2Regularization = (float)value;
                return context.BinaryClassification.Trainers.SgdNonCalibrated(options);
            });

    /// <summary>Linear support vector machine: Lambda.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 1e-5 to 10 by decades when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<LinearBinaryModelParameters>> LinearSvm(Action<LinearSvmTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<BinaryPredictionTransformer<LinearBinaryModelParameters>>(
            "Lambda",
            values ?? Lambdas,
            value =>
            {
                var options = new LinearSvmTrainer.Options();
                configure?.Invoke(options);
                options.Lambda = (float)value;
                return context.BinaryClassification.Trainers.LinearSvm(options);
            });

    /// <summary>Local deep support vector machine: LambdaW, LambdaTheta and LambdaThetaprime together.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 1e-5 to 10 by decades when null.</param>
    public RegularizationKnob<BinaryPredictionTransformer<LdSvmModelParameters>> LdSvm(Action<LdSvmTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<BinaryPredictionTransformer<LdSvmModelParameters>>(
            "Lambda",
            values ?? Lambdas,
            value =>
            {
                var options = new LdSvmTrainer.Options();
                configure?.Invoke(options);
                (options.LambdaW, options.LambdaTheta, options.LambdaThetaprime) = ((float)value, (float)value, (float)value);
                return context.BinaryClassification.Trainers.LdSvm(options);
            });

    /// <summary>Field-aware factorization machine: LambdaLinear and LambdaLatent together.</summary>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; 1e-5 to 10 by decades when null.</param>
    public RegularizationKnob<FieldAwareFactorizationMachinePredictionTransformer> FieldAwareFactorizationMachine(Action<FieldAwareFactorizationMachineTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        RegularizationKnob.Of<FieldAwareFactorizationMachinePredictionTransformer>(
            "Lambda",
            values ?? Lambdas,
            value =>
            {
                var options = new FieldAwareFactorizationMachineTrainer.Options();
                configure?.Invoke(options);
                (options.LambdaLinear, options.LambdaLatent) = ((float)value, (float)value);
                return context.BinaryClassification.Trainers.FieldAwareFactorizationMachine(options);
            });
}
