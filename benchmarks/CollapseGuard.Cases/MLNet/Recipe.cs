using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>The trainers of the table; of more than two classes the entropy trainers, and one against all.</summary>
internal enum Trainer
{
    Lbfgs,
    Sdca,
    AveragedPerceptron,
    FastTree,
}

/// <summary>A pipeline: missing values filled, scaled or not, a trainer with its default options, one thread.</summary>
/// <param name="Trainer">What is trained.</param>
/// <param name="IsScaled">NormalizeMeanVariance(fixZero: false) before it.</param>
/// <param name="Fix">What is done about a collapse.</param>
internal sealed record Recipe(Trainer Trainer, bool IsScaled, Fix Fix)
{
    /// <summary>By default Sdca makes a thousand passes and more over a small set that is not scaled.</summary>
    public const int MostSdcaPasses = 100;

    private const string Inputs = "Inputs";
    private const string Weight = "Weight";

    /// <summary>The whole pipeline; whatever it learns, it learns from the rows that it is fitted on.</summary>
    public IEstimator<ITransformer> Build(MLContext context, TableSet set, int seed)
    {
        CollapseGuard.MLNet.CollapseGuardCatalog collapse = context.CollapseGuard();
        EstimatorChain<ITransformer> chain = new EstimatorChain<ITransformer>().Append<ITransformer>(set.HasMissing
            ? context.Transforms.ReplaceMissingValues(Inputs, "Features", MissingValueReplacingEstimator.ReplacementMode.Mean)
            : context.Transforms.CopyColumns(Inputs, "Features"));
        if (IsScaled)
        {
            chain = chain.Append<ITransformer>(context.Transforms.NormalizeMeanVariance(Inputs, fixZero: false));
        }

        if (Fix == Fix.Normalize)
        {
            chain = chain.Append<ITransformer>(collapse.Normalize(Inputs));
        }

        if (Fix == Fix.WeightClasses)
        {
            chain = chain.Append<ITransformer>(collapse.WeightByClass(outputColumnName: Weight));
        }

        IEstimator<ITransformer> trainer = set.IsBinary ? Binary(context) : Multiclass(context);
        if (Fix == Fix.Oversample)
        {
            trainer = collapse.Resample(trainer, new RandomOverSampler { Seed = seed, MaxDegreeOfParallelism = 1 }, featureColumnName: Inputs);
        }

        chain = chain.Append(trainer);
        return Fix == Fix.TuneThreshold ? new TunedEstimator(context, chain, seed) : chain;
    }

    private string? WeightColumn => Fix == Fix.WeightClasses ? Weight : null;

    private IEstimator<ITransformer> Binary(MLContext context) => Trainer switch
    {
        Trainer.Lbfgs => context.BinaryClassification.Trainers.LbfgsLogisticRegression(Lbfgs(new LbfgsLogisticRegressionBinaryTrainer.Options())),
        Trainer.Sdca => context.BinaryClassification.Trainers.SdcaLogisticRegression(Sdca(new SdcaLogisticRegressionBinaryTrainer.Options())),
        Trainer.AveragedPerceptron => Perceptron(context),
        _ => Trees(context),
    };

    private IEstimator<ITransformer> Multiclass(MLContext context) => Trainer switch
    {
        Trainer.Lbfgs => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Lbfgs(new LbfgsMaximumEntropyMulticlassTrainer.Options())),
        Trainer.Sdca => context.MulticlassClassification.Trainers.SdcaMaximumEntropy(Sdca(new SdcaMaximumEntropyMulticlassTrainer.Options())),
        Trainer.AveragedPerceptron => context.MulticlassClassification.Trainers.OneVersusAll(Perceptron(context)),
        _ => context.MulticlassClassification.Trainers.OneVersusAll(Trees(context)),
    };

    private LbfgsLogisticRegressionBinaryTrainer.Options Lbfgs(LbfgsLogisticRegressionBinaryTrainer.Options options)
    {
        (options.FeatureColumnName, options.ExampleWeightColumnName, options.NumberOfThreads) = (Inputs, WeightColumn, 1);
        (options.L1Regularization, options.L2Regularization) = (options.L1Regularization * PenaltyFactor, options.L2Regularization * PenaltyFactor);
        return options;
    }

    private LbfgsMaximumEntropyMulticlassTrainer.Options Lbfgs(LbfgsMaximumEntropyMulticlassTrainer.Options options)
    {
        (options.FeatureColumnName, options.ExampleWeightColumnName, options.NumberOfThreads) = (Inputs, WeightColumn, 1);
        (options.L1Regularization, options.L2Regularization) = (options.L1Regularization * PenaltyFactor, options.L2Regularization * PenaltyFactor);
        return options;
    }

    private T Sdca<T>(T options)
        where T : TrainerInputBaseWithWeight
    {
        (options.FeatureColumnName, options.ExampleWeightColumnName) = (Inputs, WeightColumn);
        switch (options)
        {
            case SdcaLogisticRegressionBinaryTrainer.Options binary:
                binary.NumberOfThreads = 1;
                (binary.L2Regularization, binary.L1Regularization, binary.MaximumNumberOfIterations) = (SdcaPenalty, SdcaPenalty, SdcaPasses);
                break;
            case SdcaMaximumEntropyMulticlassTrainer.Options multiclass:
                multiclass.NumberOfThreads = 1;
                (multiclass.L2Regularization, multiclass.L1Regularization, multiclass.MaximumNumberOfIterations) = (SdcaPenalty, SdcaPenalty, SdcaPasses);
                break;
            default:
                break;
        }

        return options;
    }

    private AveragedPerceptronTrainer Perceptron(MLContext context)
    {
        var options = new AveragedPerceptronTrainer.Options { FeatureColumnName = Inputs };
        options.NumberOfIterations *= Fix == Fix.TrainLonger ? 10 : 1;
        options.LearningRate *= RateFactor;
        return context.BinaryClassification.Trainers.AveragedPerceptron(options);
    }

    private FastTreeBinaryTrainer Trees(MLContext context)
    {
        var options = new FastTreeBinaryTrainer.Options { FeatureColumnName = Inputs, ExampleWeightColumnName = WeightColumn, NumberOfThreads = 1 };
        options.MinimumExampleCountPerLeaf = Fix == Fix.LowerLeafMinimum ? 1 : options.MinimumExampleCountPerLeaf;
        options.NumberOfLeaves /= Fix == Fix.RaisePenalty ? 4 : 1;
        options.LearningRate *= RateFactor;
        return context.BinaryClassification.Trainers.FastTree(options);
    }

    private float PenaltyFactor => Fix switch { Fix.LowerPenalty => .01f, Fix.RaisePenalty => 10, _ => 1 };

    private float RateFactor => Fix switch { Fix.LowerLearningRate => .1f, Fix.RaiseLearningRate => 10, _ => 1 };

    // Null leaves the choice to the trainer, which does not tell it beforehand.
    private float? SdcaPenalty => Fix switch { Fix.LowerPenalty => 1e-6f, Fix.RaisePenalty => .1f, _ => null };

    private int SdcaPasses => Fix == Fix.TrainLonger ? 10 * MostSdcaPasses : MostSdcaPasses;
}
