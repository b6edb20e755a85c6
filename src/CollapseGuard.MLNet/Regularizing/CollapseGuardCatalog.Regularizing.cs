using CollapseGuard.MLNet.Regularizing;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

/// <content>Regularization paths.</content>
public sealed partial class CollapseGuardCatalog
{
    /// <summary>Knobs of ML.NET's trainers, with strengths to try.</summary>
    public RegularizationPresets RegularizationPresets => new(context);

    /// <summary>Chooses L1 and L2 penalties by cross-validation and the one-standard-error rule; strengths that collapse the model are never chosen.</summary>
    /// <typeparam name="T">The trainer's model.</typeparam>
    /// <param name="factory">Gives an unfitted trainer, or a pipeline that ends in one, for an L1 and an L2 penalty.</param>
    /// <param name="penalties">From the weakest to the strongest; <see cref="RegularizationKnob.DefaultPenalties"/> when null, which suits the Lbfgs trainers.</param>
    /// <param name="options">Folds, metric, columns; the defaults when null.</param>
    /// <param name="progress">Told after every model.</param>
    /// <param name="cancellationToken">Looked at before every model and while held-out rows are read.</param>
    public RegularizeEstimator<T> Regularize<T>(Func<float, float, IEstimator<T>> factory, IReadOnlyList<(float L1, float L2)>? penalties = null, RegularizeOptions? options = null, IProgress<RegularizationProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : class, ITransformer => Regularize(RegularizationKnob.OfPenalties(factory, penalties), options, progress, cancellationToken);

    /// <summary>Chooses the value of one named knob by cross-validation and the one-standard-error rule; values that collapse the model are never chosen.</summary>
    /// <typeparam name="T">The trainer's model.</typeparam>
    /// <param name="factory">Gives an unfitted trainer, or a pipeline that ends in one, for a value.</param>
    /// <param name="name">What is turned.</param>
    /// <param name="values">From the weakest to the strongest regularization; they need not ascend.</param>
    /// <param name="options">Folds, metric, columns; the defaults when null.</param>
    /// <param name="progress">Told after every model.</param>
    /// <param name="cancellationToken">Looked at before every model and while held-out rows are read.</param>
    public RegularizeEstimator<T> Regularize<T>(Func<double, IEstimator<T>> factory, string name, IReadOnlyList<double> values, RegularizeOptions? options = null, IProgress<RegularizationProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : class, ITransformer => Regularize(RegularizationKnob.Of(name, values, factory), options, progress, cancellationToken);

    /// <summary>Chooses a strength of a knob by cross-validation and the one-standard-error rule; strengths that collapse the model are never chosen.</summary>
    /// <typeparam name="T">The trainer's model.</typeparam>
    /// <param name="knob">One of <see cref="RegularizationPresets"/>, or one of your own.</param>
    /// <param name="options">Folds, metric, columns; the defaults when null.</param>
    /// <param name="progress">Told after every model.</param>
    /// <param name="cancellationToken">Looked at before every model and while held-out rows are read.</param>
    public RegularizeEstimator<T> Regularize<T>(RegularizationKnob<T> knob, RegularizeOptions? options = null, IProgress<RegularizationProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(knob);
        return new RegularizeEstimator<T>(context, knob, options ?? RegularizeOptions.Default, progress, cancellationToken);
    }
}
