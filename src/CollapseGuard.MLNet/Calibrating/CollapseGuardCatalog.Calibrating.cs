using System.Globalization;
using CollapseGuard.MLNet.Calibrating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>A step for the end of a pipeline that moves the probabilities of a binary model, trained on resampled or weighted rows, back to the true prevalence.</summary>
    /// <remarks>
    /// Log-odds move by a constant (<see cref="PriorShift"/>), whatever calibrator the model has; <c>Score</c> and its order stay. Made of ML.NET's
    /// own expressions: a saved model loads without this assembly. The new columns carry no annotations; ML.NET's Evaluate takes them by name.
    /// With labelled rows of the true prevalence at hand, ML.NET's BinaryClassification.Calibrators.Platt or Isotonic, fitted on them, also mend what is not a shift.
    /// </remarks>
    /// <param name="trainingPrevalence">Share of positives as the trainer saw them: after resampling; with weights, the positives' share of all weight; in (0, 1).</param>
    /// <param name="truePrevalence">Share of positives where the model is used, in (0, 1).</param>
    /// <param name="threshold">A row is decided positive when its new probability is greater, in (0, 1). NaN leaves <c>PredictedLabel</c> as the model decided: at odds with a probability of .5, as resampling made it.</param>
    /// <param name="probabilityColumnName">The column to move.</param>
    /// <param name="predictedLabelColumnName">The decision to make anew.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share lies outside (0, 1).</exception>
    public IEstimator<ITransformer> RestorePrevalence(double trainingPrevalence, double truePrevalence, double threshold = .5, string probabilityColumnName = "Probability", string predictedLabelColumnName = "PredictedLabel")
    {
        PriorShift.Require(trainingPrevalence, nameof(trainingPrevalence));
        PriorShift.Require(truePrevalence, nameof(truePrevalence));
        ArgumentException.ThrowIfNullOrEmpty(probabilityColumnName);
        ArgumentException.ThrowIfNullOrEmpty(predictedLabelColumnName);
        string positive = Factor(truePrevalence / trainingPrevalence);
        string negative = Factor((1 - truePrevalence) / (1 - trainingPrevalence));
        EstimatorChain<ITransformer> steps = new EstimatorChain<ITransformer>().Append<ITransformer>(context.Transforms.Expression(
            probabilityColumnName, $"p : (p * {positive}) / (p * {positive} + (1f - p) * {negative})", probabilityColumnName));
        if (double.IsNaN(threshold))
        {
            return steps;
        }

        PriorShift.Require(threshold, nameof(threshold));
        return steps.Append<ITransformer>(context.Transforms.Expression(predictedLabelColumnName, $"p : p > {Factor(threshold)}", probabilityColumnName));

        // The language of expressions knows no exponents.
        static string Factor(double value) => ((decimal)(float)value).ToString("0.0###########################", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>A step right after a multiclass trainer that moves its probabilities, learned from resampled or weighted rows, back to the true shares of the classes.</summary>
    /// <remarks>
    /// Each class's probability times true / training prior, scaled to sum to 1 (Saerens, Latinne and Decaestecker, 2002, for priors that are known; <see cref="PriorShift.Multiclass"/>), and the class of the greatest as
    /// <c>PredictedLabel</c>; two that differ by less than 1e-4 may be taken for each other. Made of ML.NET's own transforms: a saved model loads without this assembly. The new <c>Score</c> carries
    /// no kind; ML.NET's Evaluate takes it by name. Fitting looks at up to 1,000 rows, to see that scores are probabilities; share the step between threads freely.
    /// </remarks>
    /// <param name="trainingPriors">Share of each class as the trainer saw them, by the names of the label's values: after resampling; with weights, shares of all weight. Above 0, sum 1.</param>
    /// <param name="truePriors">Share of each class where the model is used. Above 0, sum 1.</param>
    /// <exception cref="ArgumentException">When it is fitted: priors are no shares, or of other classes than the model's; Score or PredictedLabel is missing, or the scores are no probabilities.</exception>
    public IEstimator<ITransformer> RestorePrevalence(IReadOnlyDictionary<string, double> trainingPriors, IReadOnlyDictionary<string, double> truePriors)
    {
        ArgumentNullException.ThrowIfNull(trainingPriors);
        ArgumentNullException.ThrowIfNull(truePriors);
        return new RestoredScores(context, new Dictionary<string, double>(trainingPriors), new Dictionary<string, double>(truePriors));
    }
}
