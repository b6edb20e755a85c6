using CollapseGuard.MLNet.Watching.Passes;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching;

/// <summary>Runs fits on a watched view and keeps what each of them was. Safe for several threads, as far as the estimator is.</summary>
/// <param name="trainer">The estimator's name.</param>
/// <param name="validation">Rows that the models did not see; null for none.</param>
/// <param name="labelColumnName">The truth.</param>
/// <param name="options">How it watches.</param>
internal sealed class FitWatch(string trainer, IDataView? validation, string labelColumnName, WatchOptions options)
{
    private readonly Lock gate = new();
    private readonly List<WatchedFit> fits = [];
    private int begun;

    /// <summary>The fits that ended, in order.</summary>
    public IReadOnlyList<WatchedFit> Fits
    {
        get
        {
            lock (gate)
            {
                return [.. fits];
            }
        }
    }

    /// <summary>Forgets the fits, and with them their rows and models.</summary>
    public void Clear()
    {
        lock (gate)
        {
            fits.Clear();
        }
    }

    /// <summary>Fits.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, and the trainer asked for a row after that.</exception>
    public T Fit<T>(IEstimator<T> inner, IDataView input)
        where T : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(input);
        options.CancellationToken.ThrowIfCancellationRequested();
        int fit = Interlocked.Increment(ref begun);
        var watch = new RowWatch(trainer, fit, input.GetRowCount(), options);
        if (options.Logger is { } logger)
        {
            WatchLog.Begin(logger, fit, trainer);
        }

        watch.Tell(WatchStage.Began, 0);
        T model = Run(inner, input, watch, fit);
        WatchedFit ended = End(model, input, watch, fit);
        if (options.ExamineAfterFit)
        {
            ended.Examine(options.CancellationToken);
        }

        return model;
    }

    private T Run<T>(IEstimator<T> inner, IDataView input, RowWatch watch, int fit)
        where T : class, ITransformer
    {
        try
        {
            return inner.Fit(new WatchedView(input, watch));
        }
        catch (Exception thrown) when (options.CancellationToken.IsCancellationRequested && IsCancellation(thrown))
        {
            WatchMeter.Stopped.Add(1, WatchMeter.Trainer(trainer));
            if (options.Logger is { } logger)
            {
                WatchLog.Stopped(logger, fit, trainer, watch.Passes);
            }

            watch.Tell(WatchStage.Stopped, 0);
            throw new OperationCanceledException($"{trainer} was stopped after {watch.Passes} passes over its rows; there is no model.", thrown, options.CancellationToken);
        }
    }

    private WatchedFit End(ITransformer model, IDataView input, RowWatch watch, int fit)
    {
        var ended = new WatchedFit(trainer, fit, model, input, validation, labelColumnName, options)
        {
            Passes = watch.Passes,
            RowsRead = watch.RowsRead,
            MissedCancellation = options.CancellationToken.IsCancellationRequested,
        };
        lock (gate)
        {
            fits.Add(ended);
        }

        WatchMeter.Fits.Add(1, WatchMeter.Trainer(trainer));
        if (options.Logger is { } logger)
        {
            WatchLog.End(logger, fit, trainer, watch.Passes);
            if (ended.MissedCancellation)
            {
                WatchLog.Missed(logger, fit, trainer);
            }
        }

        watch.Tell(WatchStage.Ended, 0);
        return ended;
    }

    // Trainers that read on threads of their own, and caches that fill behind them, wrap what a cursor throws.
    private static bool IsCancellation(Exception thrown) => thrown switch
    {
        OperationCanceledException => true,
        AggregateException several => several.InnerExceptions.Any(IsCancellation),
        { InnerException: { } inner } => IsCancellation(inner),
        _ => false,
    };
}
