using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>Ridge regression of all target columns at once, one eigendecomposition a fold: cross-validated at four strengths, in-sample at two.</summary>
/// <remarks>
/// Nothing of length n is predicted: with the products X'X, X'Y of each fold, its squared error is a quadratic form in d x d.
/// Strengths are relative to the mean square of a standardized column: penalty = strength · n.
/// </remarks>
internal static class RidgeStatistics
{
    private static readonly double[] Strengths = [0.01, 0.06, 0.4, 2.5];
    private static readonly double[] InSampleStrengths = [0.1, 1];

    public static IEnumerable<ProbeStatistic> Compute(ProbeData data, FoldProducts products, ParallelOptions parallel)
    {
        int folds = FoldPlan.FoldCount;
        var errors = new double[folds][][];
        var totals = new double[folds][];
        Parallel.For(0, folds, parallel, f => (errors[f], totals[f]) = TestErrors(products, f));
        for (int s = 0; s < Strengths.Length; s++)
        {
            double[] error = SumFolds(f => errors[f][s]), total = SumFolds(f => totals[f]);
            double[] skill = data.Skill(error, total);
            yield return new ProbeStatistic("ridge", skill, true, skill[0]);
        }

        foreach (ProbeStatistic statistic in InSample(data, products.All))
        {
            yield return statistic;
        }

        double[] SumFolds(Func<int, double[]> of)
        {
            var sum = new double[data.Targets.Stride];
            for (int f = 0; f < folds; f++)
            {
                double[] part = of(f);
                for (int c = 0; c < sum.Length; c++)
                {
                    sum[c] += part[c];
                }
            }

            return sum;
        }
    }

    // Squared error of every target column on the rows of a fold, for each strength, beside that of the training mean.
    private static (double[][] Errors, double[] Totals) TestErrors(FoldProducts products, int fold)
    {
        CrossProducts test = products.Folds[fold];
        CrossProducts train = products.All.Minus(test);
        EigenBasis basis = EigenBasis.Of(train);
        FloatMatrix z = basis.Rotate(train.CenteredTargets(train.FeatureMeans, train.TargetMeans), 1.0 / train.Count);
        FloatMatrix right = basis.Rotate(test.CenteredTargets(train.FeatureMeans, train.TargetMeans), 1);
        FloatMatrix square = basis.RotateSquare(test.CenteredFeatures(train.FeatureMeans));
        double[] totals = test.CenteredSquares(train.TargetMeans);
        return ([.. Strengths.Select(strength => Errors(basis.Shrink(z, strength), right, square, totals))], totals);
    }

    // |y - Uw|² = y'y - 2 w'U'y + w'U'U w, column by column.
    private static double[] Errors(FloatMatrix weights, FloatMatrix right, FloatMatrix square, double[] totals)
    {
        var errors = (double[])totals.Clone();
        var quadratic = new FloatMatrix(weights.Rows, weights.Columns);
        MatrixProduct.Add(square.Data, square.Stride, weights.Data, weights.Stride, quadratic.Data, quadratic.Stride, square.Rows, square.Columns, weights.Stride);
        for (int i = 0; i < weights.Data.Length; i++)
        {
            errors[i % weights.Stride] += weights.Data[i] * ((double)quadratic.Data[i] - (2 * (double)right.Data[i]));
        }

        return errors;
    }

    // y'Hy / y'y with H = X(X'X + penalty)⁻¹X'.
    private static IEnumerable<ProbeStatistic> InSample(ProbeData data, CrossProducts all)
    {
        EigenBasis basis = EigenBasis.Of(all);
        FloatMatrix z = basis.Rotate(all.CenteredTargets(all.FeatureMeans, all.TargetMeans), 1.0 / all.Count);
        double[] totals = all.CenteredSquares(all.TargetMeans);
        foreach (double strength in InSampleStrengths)
        {
            FloatMatrix shrunk = basis.Shrink(z, strength);
            var left = (double[])totals.Clone();
            for (int i = 0; i < z.Data.Length; i++)
            {
                left[i % z.Stride] -= (double)z.Data[i] * shrunk.Data[i] * all.Count;
            }

            yield return new ProbeStatistic("ridge in-sample", data.Skill(left, totals), true);
        }
    }
}
