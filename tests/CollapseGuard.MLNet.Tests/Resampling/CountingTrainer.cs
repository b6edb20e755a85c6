using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>Counts the rows that an estimator is fitted on.</summary>
internal class CountingEstimator<T>(IEstimator<T> inner, List<long> seen) : IEstimator<T>
    where T : class, ITransformer
{
    public T Fit(IDataView input)
    {
        lock (seen)
        {
            seen.Add(SampleRows.Count(input));
        }

        return inner.Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);
}

/// <summary>The same of a trainer.</summary>
internal sealed class CountingTrainer<T, TModel>(ITrainerEstimator<T, TModel> inner, List<long> seen) : CountingEstimator<T>(inner, seen), ITrainerEstimator<T, TModel>
    where T : class, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public TrainerInfo Info => inner.Info;
}

internal static class Counting
{
    public static ITrainerEstimator<T, TModel> Counted<T, TModel>(this ITrainerEstimator<T, TModel> trainer, List<long> seen)
        where T : class, ISingleFeaturePredictionTransformer<TModel>
        where TModel : class => new CountingTrainer<T, TModel>(trainer, seen);

    /// <summary>An estimator of any transformer, for lists of trainers of different kinds.</summary>
    public static IEstimator<ITransformer> Any<T>(this IEstimator<T> trainer)
        where T : class, ITransformer => (IEstimator<ITransformer>)trainer;
}
