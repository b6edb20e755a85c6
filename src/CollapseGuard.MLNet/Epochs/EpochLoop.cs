using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Watching;
using CollapseGuard.MLNet.Watching.Outcomes;
using CollapseGuard.MLNet.Watching.Passes;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>Fits again and again from the last model, judges each on validation rows, and keeps the best. Belongs to one thread.</summary>
internal sealed class EpochLoop<TTransformer>(Func<IDataView, TTransformer?, TTransformer> fitOnce, IDataView train, IDataView validation, string labelColumnName, EpochOptions options)
    where TTransformer : class, ITransformer
{
    private readonly List<EpochRecord> epochs = [];
    private readonly CancellationToken cancellationToken = options.CancellationToken;
    private TTransformer? last;
    private TTransformer? best;
    private EpochRows? bestRows;
    private (double Training, double Validation) bestSkill;
    private EpochMonitor? monitor;
    private Metric metric;
    private int bestEpoch;
    private double bestValue = double.NaN;
    private Exception? failure;

    public EpochTraining<TTransformer> Run()
    {
        cancellationToken.ThrowIfCancellationRequested();
        IDataView sample = SampledView.Of(train, options.MaximumRows, options.Seed, cancellationToken);
        EpochStop? stop = null;
        while (stop is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int passes = Train();
            stop = failure is not null ? EpochStop.TrainerFailed : Judge(sample, passes);
        }

        CollapseReport report = monitor!.End(bestRows!, bestSkill);
        Tell(stop.Value, report);
        return new EpochTraining<TTransformer> { Model = best!, BestEpoch = bestEpoch, Epochs = epochs, StoppedBy = stop.Value, Failure = failure, Report = report };
    }

    private int Train()
    {
        var watch = new RowWatch(typeof(TTransformer).Name, epochs.Count + 1, train.GetRowCount(), new WatchOptions { CancellationToken = cancellationToken });
        try
        {
            last = fitOnce(new WatchedView(train, watch), last) ?? throw new InvalidOperationException("The function that fits returned null; a model is required.");
        }
        catch (InvalidOperationException thrown) when (best is not null)
        {
            // ML.NET refuses weights that have grown to NaN or infinity this way. The epochs before were good.
            failure = thrown;
            if (options.Logger is { } logger)
            {
                EpochLog.Failed(logger, epochs.Count + 1, thrown);
            }
        }

        return watch.Passes;
    }

    private EpochStop? Judge(IDataView sample, int passes)
    {
        EpochRows onTraining = EpochRows.Read(last!.Transform(sample), labelColumnName, cancellationToken);
        EpochRows onValidation = EpochRows.Read(last.Transform(validation), labelColumnName, cancellationToken);
        if (monitor is null)
        {
            metric = MetricChoice.Of(options.Metric, onValidation);
            monitor = new EpochMonitor(onValidation, options);
        }

        (double Training, double Validation) skill = monitor.See(onTraining, onValidation);
        double value = onValidation.Metrics[metric].Value;
        bool isBest = best is null || MetricChoice.IsBetter(metric, value, bestValue, options.LeastGain);
        var record = new EpochRecord(epochs.Count + 1, metric, value, onTraining.Metrics[metric].Value, isBest, passes, onValidation.Metrics, onTraining.Metrics);
        epochs.Add(record);
        if (isBest)
        {
            (best, bestRows, bestSkill, bestValue, bestEpoch) = (last, onValidation, skill, value, record.Epoch);
        }

        if (options.Logger is { } logger)
        {
            EpochLog.Epoch(logger, record.Epoch, metric, record.TrainingValue, value);
        }

        options.Progress?.Report(record);
        return options.StopAfter?.Invoke(record) == true ? EpochStop.Asked
            : monitor.ShouldStop ? EpochStop.Alarm
            : record.Epoch - bestEpoch >= options.Patience ? EpochStop.Patience
            : record.Epoch == options.MaximumEpochs ? EpochStop.MaximumEpochs
            : null;
    }

    private void Tell(EpochStop stop, CollapseReport report)
    {
        if (options.Logger is not { } logger)
        {
            return;
        }

        EpochLog.End(logger, stop, epochs.Count, bestEpoch, report.Outcome, report.Headline);
        foreach (Finding finding in report.Findings)
        {
            EpochLog.Finding(logger, finding.Detector.Id, finding.Detector.Name, finding.Subject, finding.Message);
        }
    }
}
