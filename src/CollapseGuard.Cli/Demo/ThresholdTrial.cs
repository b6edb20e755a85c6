using CollapseGuard.MLNet;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Splitting;
using CollapseGuard.MLNet.Thresholds;
using Microsoft.ML;

namespace CollapseGuard.Cli.Demo;

/// <summary>One split of the patients by seed: a plain model, and the same with its threshold moved. Both are judged on patients that neither training nor tuning saw.</summary>
internal sealed class ThresholdTrial
{
    private const double HeldOut = .33;

    /// <summary>Nothing in it is set: everything is ML.NET's default.</summary>
    private static readonly Func<MLContext, IEstimator<ITransformer>> Plain = context =>
        context.Transforms.NormalizeMinMax("Features").Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression());

    private readonly CollapseGuardCatalog collapse;
    private readonly IEstimator<ITransformer> pipeline;
    private readonly ITransformer model;
    private readonly StratifiedTrainTest split;
    private readonly CheckOptions options;
    private readonly int seed;

    /// <summary>Splits, and trains the plain model.</summary>
    public ThresholdTrial(int seed, CancellationToken cancellation)
    {
        this.seed = seed;
        var context = new MLContext(seed);
        collapse = context.CollapseGuard();
        options = CheckOptions.Default with { CancellationToken = cancellation };
        split = collapse.StratifiedSplit(Patients.Load(context), testFraction: HeldOut, seed: seed, cancellationToken: cancellation);
        pipeline = Plain(context);
        model = pipeline.Fit(split.TrainSet);
        Control = Judge(model);
    }

    /// <summary>What the plain model answers to patients it was not trained on.</summary>
    public JudgedModel Control { get; }

    /// <summary>Moves the threshold by five folds of the training patients.</summary>
    public (ThresholdTuning Tuning, JudgedModel Model) Remedy()
    {
        StratifiedCrossValidation folds = collapse.StratifiedCrossValidate(split.TrainSet, pipeline, seed: seed, cancellationToken: options.CancellationToken);
        TunedThreshold<ITransformer> tuned = collapse.TuneThreshold(model, folds, ThresholdObjective.BalancedAccuracy, cancellationToken: options.CancellationToken);
        return (tuned.Tuning, Judge(tuned.Model));
    }

    private JudgedModel Judge(ITransformer judged)
    {
        IDataView scored = judged.Transform(split.TestSet);
        MetricSet metrics = collapse.Evaluate(scored, cancellationToken: options.CancellationToken);
        Proportion found = collapse.Confusion(scored, cancellationToken: options.CancellationToken).Classes.Single(c => c.Name == "true").Recall;
        return new JudgedModel(collapse.Check(scored, options: options), metrics[Metric.BalancedAccuracy].Value, metrics[Metric.Accuracy].Value, found);
    }
}
