using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet;

// Resampling: rows change while a model is fitted, and never when it scores.
public sealed partial class CollapseGuardCatalog
{
    /// <summary>Fits an estimator on resampled rows. What it returns is the estimator's own transformer: scoring, evaluation and saved models know nothing of the resampling.</summary>
    /// <typeparam name="TTransformer">The estimator's transformer.</typeparam>
    /// <param name="trainer">A trainer, or a pipeline that ends in one; the sampler sees the rows as they come in, before any of its steps.</param>
    /// <param name="sampler">Any of <see cref="SamplerCatalog"/>.</param>
    /// <param name="labelColumnName">The label: Boolean, key, text or whole numbers, whose classes are balanced; any number where <see cref="ResamplingOptions.ClassColumnName"/> names the classes.</param>
    /// <param name="featureColumnName">The vector of floats, dense or sparse, in which distances are measured. Not read, and need not be there, for samplers that take any column (<see cref="ColumnNeed.Any"/>).</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a synthetic row has that of its first parent, as in every other column.</param>
    /// <param name="options">Classes other than the label, progress, cancellation.</param>
    /// <returns>An estimator whose Fit throws <see cref="ResamplingException"/> where rows and sampler do not fit together, and <see cref="ArgumentException"/> where a column is not there or has no fitting type. Free to share as far as <paramref name="trainer"/> is.</returns>
    /// <remarks>
    /// The rows that are kept are forwarded from the input, cell by cell and in its order; only the features of synthetic rows, and the
    /// columns that the trainer asks for of the rows that copies and synthetic rows are made of, are held in memory. Copies and synthetic rows are
    /// spread evenly among the others, in an order by the sampler's seed. The resampled rows can be shuffled if the input can (after
    /// Data.Cache or AppendCacheCheckpoint). The counts before and after are logged (<see cref="MLContext.Log"/>).
    /// </remarks>
    /// <exception cref="ArgumentException">A column is named in two roles.</exception>
    public IEstimator<TTransformer> Resample<TTransformer>(IEstimator<TTransformer> trainer, Sampler sampler, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null, ResamplingOptions? options = null)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new ChangedRowsEstimator<TTransformer>(trainer, ResamplerOf(sampler, labelColumnName, [featureColumnName], exampleWeightColumnName, options));
    }

    /// <summary>Fits a trainer on resampled rows, and stays a trainer: OneVersusAll and other meta-trainers take it, and resample for each class against the rest.</summary>
    /// <typeparam name="TTransformer">The trainer's transformer.</typeparam>
    /// <typeparam name="TModel">The trainer's model.</typeparam>
    /// <param name="trainer">A trainer of ML.NET.</param>
    /// <param name="sampler">Any of <see cref="SamplerCatalog"/>.</param>
    /// <param name="labelColumnName">The label: Boolean, key, text or whole numbers, whose classes are balanced; any number where <see cref="ResamplingOptions.ClassColumnName"/> names the classes.</param>
    /// <param name="featureColumnName">The vector of floats, dense or sparse, in which distances are measured. Not read, and need not be there, for samplers that take any column (<see cref="ColumnNeed.Any"/>).</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a synthetic row has that of its first parent, as in every other column.</param>
    /// <param name="options">Classes other than the label, progress, cancellation.</param>
    /// <returns>An estimator whose Fit throws as that of the first form does.</returns>
    /// <remarks>All else is as for an estimator that is no trainer: see <see cref="Resample{TTransformer}(IEstimator{TTransformer}, Sampler, string, string, string?, ResamplingOptions?)"/>.</remarks>
    /// <exception cref="ArgumentException">A column is named in two roles.</exception>
    public ITrainerEstimator<TTransformer, TModel> Resample<TTransformer, TModel>(ITrainerEstimator<TTransformer, TModel> trainer, Sampler sampler, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null, ResamplingOptions? options = null)
        where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new ChangedRowsTrainer<TTransformer, TModel>(trainer, ResamplerOf(sampler, labelColumnName, [featureColumnName], exampleWeightColumnName, options));
    }

    /// <summary>Fits a pipeline on rows that were resampled in several columns, before its steps: numbers and categories together.</summary>
    /// <typeparam name="TTransformer">The pipeline's transformer.</typeparam>
    /// <param name="trainer">A pipeline that begins with what turns these columns into features and ends in a trainer.</param>
    /// <param name="sampler">Any of <see cref="SamplerCatalog"/>.</param>
    /// <param name="featureColumnNames">The columns in which distances are measured: numbers and vectors of floats count as numbers; text, keys and Booleans as categories, what is missing being a category of its own.</param>
    /// <param name="labelColumnName">The label: Boolean, key, text or whole numbers, whose classes are balanced; any number where <see cref="ResamplingOptions.ClassColumnName"/> names the classes.</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a synthetic row has that of its first parent, as in every other column.</param>
    /// <param name="options">Classes other than the label, progress, cancellation.</param>
    /// <returns>An estimator whose Fit throws as that of the first form does.</returns>
    /// <remarks>All else is as for one column: see <see cref="Resample{TTransformer}(IEstimator{TTransformer}, Sampler, string, string, string?, ResamplingOptions?)"/>.</remarks>
    /// <exception cref="ArgumentException">A column is named in two roles.</exception>
    public IEstimator<TTransformer> Resample<TTransformer>(IEstimator<TTransformer> trainer, Sampler sampler, IReadOnlyList<string> featureColumnNames, string labelColumnName = "Label", string? exampleWeightColumnName = null, ResamplingOptions? options = null)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new ChangedRowsEstimator<TTransformer>(trainer, ResamplerOf(sampler, labelColumnName, featureColumnNames, exampleWeightColumnName, options));
    }

    /// <summary>A step for a pipeline, before the trainer: adds rows of small classes while the pipeline is fitted, and passes rows on untouched ever after.</summary>
    /// <param name="sampler">A sampler that adds rows: <see cref="Smote"/>, <see cref="RandomOverSampler"/>, <see cref="SmoteTomek"/>, …</param>
    /// <param name="labelColumnName">The label: Boolean, key, text or whole numbers, whose classes are balanced; any number where <see cref="ResamplingOptions.ClassColumnName"/> names the classes.</param>
    /// <param name="featureColumnName">The vector of floats, dense or sparse, in which distances are measured. Not read, and need not be there, for samplers that take any column (<see cref="ColumnNeed.Any"/>).</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a synthetic row has that of its first parent, as in every other column.</param>
    /// <param name="options">Classes other than the label, progress, cancellation.</param>
    /// <returns>A step. Fit of the pipeline throws <see cref="ResamplingException"/> where rows and sampler do not fit together, and <see cref="ArgumentException"/> where a column is not there or has no fitting type.</returns>
    /// <remarks>
    /// Only the Transform that a pipeline calls within its own Fit changes rows. Append the step to the pipeline that holds the trainer: at the
    /// end of a pipeline that is appended to another as a whole, it changes nothing for the trainer behind. Where rows turn
    /// out not to have been changed, a warning is logged (<see cref="MLContext.Log"/>). Steps between this one and the trainer are fitted on
    /// resampled rows. A saved model holds nothing of this library. See Resample for how rows are held and ordered.
    /// </remarks>
    /// <exception cref="ArgumentException">The sampler takes rows away, or a column is named in two roles.</exception>
    public IEstimator<ITransformer> Oversample(Sampler sampler, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null, ResamplingOptions? options = null) =>
        Oversample(sampler, [featureColumnName], labelColumnName, exampleWeightColumnName, options);

    /// <summary>A step for a pipeline that adds rows in several columns, before they are encoded: numbers and categories together.</summary>
    /// <param name="sampler">A sampler that adds rows: <see cref="SmoteNC"/> for numbers and categories, <see cref="SmoteN"/> for categories.</param>
    /// <param name="featureColumnNames">The columns in which distances are measured: numbers and vectors of floats count as numbers; text, keys and Booleans as categories, what is missing being a category of its own.</param>
    /// <param name="labelColumnName">The label: Boolean, key, text or whole numbers, whose classes are balanced; any number where <see cref="ResamplingOptions.ClassColumnName"/> names the classes.</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a synthetic row has that of its first parent, as in every other column.</param>
    /// <param name="options">Classes other than the label, progress, cancellation.</param>
    /// <returns>A step whose rows carry, in these columns, categories that occur in the data.</returns>
    /// <remarks>All else is as for one column: see <see cref="Oversample(Sampler, string, string, string?, ResamplingOptions?)"/>.</remarks>
    /// <exception cref="ArgumentException">The sampler takes rows away, or a column is named in two roles.</exception>
    public IEstimator<ITransformer> Oversample(Sampler sampler, IReadOnlyList<string> featureColumnNames, string labelColumnName = "Label", string? exampleWeightColumnName = null, ResamplingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        return sampler.Kind == SamplingKind.OverSampling
            ? new ResamplingStep(ResamplerOf(sampler, labelColumnName, featureColumnNames, exampleWeightColumnName, options))
            : throw new ArgumentException($"{sampler.GetType().Name} takes rows away; Oversample needs a sampler that adds rows. Use Undersample.", nameof(sampler));
    }

    /// <summary>A step for a pipeline, before the trainer: takes rows of large classes away while the pipeline is fitted, and passes rows on untouched ever after.</summary>
    /// <param name="sampler">A sampler that takes rows away: <see cref="RandomUnderSampler"/>, <see cref="NearMiss"/>, <see cref="TomekLinks"/> and the other cleaning rules.</param>
    /// <param name="labelColumnName">The label: Boolean, key, text or whole numbers, whose classes are balanced; any number where <see cref="ResamplingOptions.ClassColumnName"/> names the classes.</param>
    /// <param name="featureColumnName">The vector of floats, dense or sparse, in which distances are measured. Not read, and need not be there, for samplers that take any column (<see cref="ColumnNeed.Any"/>).</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a synthetic row has that of its first parent, as in every other column.</param>
    /// <param name="options">Classes other than the label, progress, cancellation.</param>
    /// <returns>A step; it holds no rows in memory but those that it gives twice.</returns>
    /// <remarks>All else is as for adding rows: see <see cref="Oversample(Sampler, string, string, string?, ResamplingOptions?)"/>.</remarks>
    /// <exception cref="ArgumentException">The sampler adds rows, or a column is named in two roles.</exception>
    public IEstimator<ITransformer> Undersample(Sampler sampler, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null, ResamplingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        return sampler.Kind != SamplingKind.OverSampling
            ? new ResamplingStep(ResamplerOf(sampler, labelColumnName, [featureColumnName], exampleWeightColumnName, options))
            : throw new ArgumentException($"{sampler.GetType().Name} adds rows; Undersample needs a sampler that takes rows away. Use Oversample.", nameof(sampler));
    }

    private RowResampler ResamplerOf(Sampler sampler, string label, IReadOnlyList<string> features, string? weight, ResamplingOptions? options) =>
        new(context, sampler, label, features, weight, options);
}
