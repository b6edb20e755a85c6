using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Counts the weights of a linear model that are not 0.</summary>
internal static class ModelWeights
{
    /// <returns>Null where the model has no weights to read, as trees have none.</returns>
    public static int? NonZero(ITransformer model) => model switch
    {
        IEnumerable<ITransformer> chain => chain.LastOrDefault() is { } last ? NonZero(last) : null,
        ISingleFeaturePredictionTransformer<object> predictor => NonZeroOf(predictor.Model),
        _ => null,
    };

    private static int? NonZeroOf(object model) => model switch
    {
        LinearModelParameters linear => linear.Weights.Count(weight => weight != 0),
        LinearMulticlassModelParametersBase classes => Classes(classes),
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> calibrated => NonZeroOf(calibrated.SubModel),
        _ => null,
    };

    private static int Classes(LinearMulticlassModelParametersBase model)
    {
        VBuffer<float>[]? weights = null;
        model.GetWeights(ref weights, out _);
        return weights.Sum(buffer => buffer.GetValues().ToArray().Count(weight => weight != 0));
    }
}
