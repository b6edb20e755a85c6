using CollapseGuard.MLNet.Watching.Outcomes;
using CollapseGuard.MLNet.Watching.Trees;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching;

/// <summary>One fit of a watched estimator: what it read, its model, and, once asked, what became of it. Safe for several threads, as far as rows and model are.</summary>
public sealed class WatchedFit
{
    private readonly Lock gate = new();
    private readonly IDataView training;
    private readonly IDataView? validation;
    private readonly string labelColumnName;
    private readonly WatchOptions options;
    private WatchReport? report;

    internal WatchedFit(string trainer, int number, ITransformer model, IDataView training, IDataView? validation, string labelColumnName, WatchOptions options)
    {
        Trainer = trainer;
        Number = number;
        Model = model;
        this.training = training;
        this.validation = validation;
        this.labelColumnName = labelColumnName;
        this.options = options;
    }

    /// <summary>The estimator's type name.</summary>
    public string Trainer { get; }

    /// <summary>Which fit of the watched estimator, counted from 1 in the order of their beginnings.</summary>
    public int Number { get; }

    /// <summary>The fitted model, as the estimator returned it.</summary>
    public ITransformer Model { get; }

    /// <summary>Passes over the rows that the trainer began. A trainer that caches its rows reads them once, however often it iterates.</summary>
    public required int Passes { get; init; }

    /// <summary>Rows read over all passes; null when rows were not followed, which a token or a progress asks for.</summary>
    public required long? RowsRead { get; init; }

    /// <summary>True when the token was cancelled during the fit and the trainer, which asked for no more rows, ran to its end: this model is finished.</summary>
    public required bool MissedCancellation { get; init; }

    /// <summary>Judges the model on a sample of its training rows and on the validation rows, and a tree ensemble by its number of trees. Made at the first call, then kept.</summary>
    /// <remarks>Reads the training rows again: up to three passes, in which only the sampled rows are scored. Needs them to be what they were during the fit.</remarks>
    /// <param name="cancellationToken">Stops the reading; the next call begins anew.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public WatchReport Examine(CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (report is null)
            {
                report = new Examining(Model, labelColumnName, options, cancellationToken).Run(training, validation);
                Tell(report);
            }

            return report;
        }
    }

    private void Tell(WatchReport made)
    {
        foreach ((string rows, WatchedOutcome outcome) in new[] { ("training rows", made.Training), ("validation rows", made.Validation) })
        {
            if (outcome.Report is not { } seen)
            {
                continue;
            }

            if (rows == "validation rows" || made.Validation.Report is null)
            {
                WatchMeter.Outcomes.Add(1, WatchMeter.Trainer(Trainer), WatchMeter.Outcome(seen.Outcome));
            }

            if (options.Logger is { } logger)
            {
                WatchLog.Outcome(logger, Trainer, rows, seen.Outcome, seen.Headline);
                foreach (Finding finding in seen.Findings)
                {
                    WatchLog.Finding(logger, Trainer, rows, finding.Detector.Id, finding.Detector.Name, finding.Subject, finding.Message);
                }
            }
        }

        if (options.Logger is { } told && made.Trees is { Verdict: TreeVerdict.NoSplit or TreeVerdict.NoSkill or TreeVerdict.Overfitting } trees)
        {
            WatchLog.Trees(told, Trainer, trees.Explanation);
        }
    }
}
