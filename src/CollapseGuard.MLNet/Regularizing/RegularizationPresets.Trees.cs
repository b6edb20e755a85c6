using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Regularizing;

/// <content>Trees and additive models.</content>
public sealed partial class RegularizationPresets
{
    /// <summary>Additive models make thousands of small steps; .002 is ML.NET's default.</summary>
    private static readonly double[] GamLearningRates = [.02, .01, .005, .002, .001, 5e-4, 2e-4];

    /// <summary>Boosted trees, binary.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>> FastTree(TreePenalty penalty, Action<FastTreeBinaryTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Boosted<BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>, FastTreeBinaryTrainer.Options>("FastTree", penalty, values, configure, options => context.BinaryClassification.Trainers.FastTree(options));

    /// <summary>Boosted trees, regression.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<RegressionPredictionTransformer<FastTreeRegressionModelParameters>> FastTreeRegression(TreePenalty penalty, Action<FastTreeRegressionTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Boosted<RegressionPredictionTransformer<FastTreeRegressionModelParameters>, FastTreeRegressionTrainer.Options>("FastTreeRegression", penalty, values, configure, options => context.Regression.Trainers.FastTree(options));

    /// <summary>Boosted trees, Tweedie regression.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<RegressionPredictionTransformer<FastTreeTweedieModelParameters>> FastTreeTweedie(TreePenalty penalty, Action<FastTreeTweedieTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Boosted<RegressionPredictionTransformer<FastTreeTweedieModelParameters>, FastTreeTweedieTrainer.Options>("FastTreeTweedie", penalty, values, configure, options => context.Regression.Trainers.FastTreeTweedie(options));

    /// <summary>Boosted trees, ranking; <see cref="RegularizeOptions.GroupColumnName"/> must name the query, the trainer's RowGroupColumnName. Judged by <see cref="RegularizationMetric.Ndcg"/>.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<RankingPredictionTransformer<FastTreeRankingModelParameters>> FastTreeRanking(TreePenalty penalty, Action<FastTreeRankingTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Boosted<RankingPredictionTransformer<FastTreeRankingModelParameters>, FastTreeRankingTrainer.Options>("FastTreeRanking", penalty, values, configure, options => context.Ranking.Trainers.FastTree(options));

    /// <summary>Bagged trees, binary.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<BinaryPredictionTransformer<FastForestBinaryModelParameters>> FastForest(TreePenalty penalty, Action<FastForestBinaryTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Bagged<BinaryPredictionTransformer<FastForestBinaryModelParameters>, FastForestBinaryTrainer.Options>("FastForest", penalty, values, configure, options => context.BinaryClassification.Trainers.FastForest(options));

    /// <summary>Bagged trees, regression.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<RegressionPredictionTransformer<FastForestRegressionModelParameters>> FastForestRegression(TreePenalty penalty, Action<FastForestRegressionTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Bagged<RegressionPredictionTransformer<FastForestRegressionModelParameters>, FastForestRegressionTrainer.Options>("FastForestRegression", penalty, values, configure, options => context.Regression.Trainers.FastForest(options));

    /// <summary>Generalized additive model, binary: leaf minimum, entropy, or shrinkage, which is its learning rate.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<BinaryPredictionTransformer<CalibratedModelParametersBase<GamBinaryModelParameters, PlattCalibrator>>> Gam(TreePenalty penalty, Action<GamBinaryTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Additive<BinaryPredictionTransformer<CalibratedModelParametersBase<GamBinaryModelParameters, PlattCalibrator>>, GamBinaryTrainer.Options>("Gam", penalty, values, configure, options => context.BinaryClassification.Trainers.Gam(options),
            (options, rows) => options.MinimumExampleCountPerLeaf = rows, (options, rate) => options.LearningRate = rate, (options, coefficient) => options.EntropyCoefficient = coefficient);

    /// <summary>Generalized additive model, regression: leaf minimum, entropy, or shrinkage, which is its learning rate.</summary>
    /// <param name="penalty">What is turned.</param>
    /// <param name="configure">Sets the trainer's options; the knob is turned after it.</param>
    /// <param name="values">From the weakest to the strongest; those of <see cref="TreePenalty"/> when null.</param>
    /// <exception cref="ArgumentException">The trainer has no such knob.</exception>
    public RegularizationKnob<RegressionPredictionTransformer<GamRegressionModelParameters>> GamRegression(TreePenalty penalty, Action<GamRegressionTrainer.Options>? configure = null, IReadOnlyList<double>? values = null) =>
        Additive<RegressionPredictionTransformer<GamRegressionModelParameters>, GamRegressionTrainer.Options>("GamRegression", penalty, values, configure, options => context.Regression.Trainers.Gam(options),
            (options, rows) => options.MinimumExampleCountPerLeaf = rows, (options, rate) => options.LearningRate = rate, (options, coefficient) => options.EntropyCoefficient = coefficient);

    private static RegularizationKnob<T> Boosted<T, TOptions>(string trainer, TreePenalty penalty, IReadOnlyList<double>? values, Action<TOptions>? configure, Func<TOptions, IEstimator<T>> build)
        where T : class, ITransformer
        where TOptions : BoostedTreeOptions, new() => Knob(penalty, values, configure, build, (options, value) =>
        {
            switch (penalty)
            {
                case TreePenalty.Shrinkage: options.Shrinkage = value; break;
                case TreePenalty.Dropout: options.DropoutRate = value; break;
                default: Turn(options, penalty, value, trainer); break;
            }
        });

    private static RegularizationKnob<T> Bagged<T, TOptions>(string trainer, TreePenalty penalty, IReadOnlyList<double>? values, Action<TOptions>? configure, Func<TOptions, IEstimator<T>> build)
        where T : class, ITransformer
        where TOptions : TreeOptions, new() => penalty is TreePenalty.Shrinkage or TreePenalty.Dropout
            ? throw TreePenaltyValues.Absent(penalty, trainer, TreePenalty.LeafMinimum, TreePenalty.Smoothing, TreePenalty.Entropy)
            : Knob(penalty, values, configure, build, (options, value) => Turn(options, penalty, value, trainer));

    /// <summary>The options of additive models have no base that can be named: each setter is given.</summary>
    private static RegularizationKnob<T> Additive<T, TOptions>(
        string trainer, TreePenalty penalty, IReadOnlyList<double>? values, Action<TOptions>? configure, Func<TOptions, IEstimator<T>> build,
        Action<TOptions, int> leafMinimum, Action<TOptions, double> learningRate, Action<TOptions, double> entropy)
        where T : class, ITransformer
        where TOptions : new() => Knob(penalty, values ?? (penalty == TreePenalty.Shrinkage ? GamLearningRates : null), configure, build, penalty switch
        {
            TreePenalty.LeafMinimum => (options, value) => leafMinimum(options, (int)value),
            TreePenalty.Shrinkage => learningRate,
            TreePenalty.Entropy => entropy,
            _ => throw TreePenaltyValues.Absent(penalty, trainer, TreePenalty.LeafMinimum, TreePenalty.Shrinkage, TreePenalty.Entropy),
        });

    private static void Turn(TreeOptions options, TreePenalty penalty, double value, string trainer)
    {
        switch (penalty)
        {
            case TreePenalty.LeafMinimum: options.MinimumExampleCountPerLeaf = (int)value; break;
            case TreePenalty.Smoothing: options.Smoothing = value; break;
            case TreePenalty.Entropy: options.EntropyCoefficient = value; break;
            default: throw TreePenaltyValues.Absent(penalty, trainer, TreePenalty.LeafMinimum, TreePenalty.Smoothing, TreePenalty.Entropy);
        }
    }

    private static RegularizationKnob<T> Knob<T, TOptions>(TreePenalty penalty, IReadOnlyList<double>? values, Action<TOptions>? configure, Func<TOptions, IEstimator<T>> build, Action<TOptions, double> turn)
        where T : class, ITransformer
        where TOptions : new() => RegularizationKnob.Of(
            penalty.ToString(),
            values ?? TreePenaltyValues.Default(penalty),
            value =>
            {
                var options = new TOptions();
                configure?.Invoke(options);
                turn(options, value);
                return build(options);
            });
}
