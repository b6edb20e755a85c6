using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching;

/// <summary>An estimator whose fits are watched. What it returns is the inner estimator's own transformer, bit for bit; nothing of ours is saved.</summary>
/// <remarks>Free to share as far as the inner estimator is. Keeps every fit, with its rows and model, until <see cref="Clear"/>.</remarks>
/// <typeparam name="TTransformer">The inner estimator's transformer.</typeparam>
public class WatchedEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private readonly FitWatch watch;

    private protected WatchedEstimator(IEstimator<TTransformer> inner, FitWatch watch)
    {
        Inner = inner;
        this.watch = watch;
    }

    /// <summary>The estimator that is watched.</summary>
    public IEstimator<TTransformer> Inner { get; }

    /// <summary>The fits that ended with a model, in the order in which they ended: one for each class, fold or call.</summary>
    public IReadOnlyList<WatchedFit> Fits => watch.Fits;

    /// <summary>The fit that ended last.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public WatchedFit LastFit => Fits is [.., { } last] ? last : throw new InvalidOperationException("Nothing was fitted yet; call Fit on this estimator, or on what was built of it.");

    /// <summary>Fits the inner estimator.</summary>
    /// <param name="input">The training rows.</param>
    /// <exception cref="OperationCanceledException">The options' token was cancelled, and the trainer asked for a row after that.</exception>
    public TTransformer Fit(IDataView input) => watch.Fit(Inner, input);

    /// <summary>The inner estimator's.</summary>
    /// <param name="inputSchema">The input.</param>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Inner.GetOutputSchema(inputSchema);

    /// <summary>Forgets the fits so far.</summary>
    public void Clear() => watch.Clear();

    internal static WatchedEstimator<TTransformer> Of(IEstimator<TTransformer> inner, FitWatch watch) => new(inner, watch);
}
