using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>What every statistic works on: features, and the target beside its rearrangements, rows ordered by fold.</summary>
internal sealed class ProbeData
{
    /// <param name="features">d x n, standardized.</param>
    /// <param name="targets">q columns of n.</param>
    /// <param name="plan">Folds.</param>
    /// <param name="shuffles">The source rows of each rearrangement, the truth first.</param>
    /// <param name="shuffleCount">How many there are, the truth included.</param>
    public ProbeData(FloatMatrix features, double[][] targets, FoldPlan plan, IEnumerable<int[]> shuffles, int shuffleCount)
    {
        Plan = plan;
        ShuffleCount = shuffleCount;
        Columns = new FloatMatrix(features.Rows, features.Columns);
        for (int c = 0; c < features.Rows; c++)
        {
            ReadOnlySpan<float> source = features.Row(c);
            Span<float> target = Columns.Row(c);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = source[plan.Order[i]];
            }
        }

        Rows = Columns.Transposed();
        Width = (shuffleCount + FloatMatrix.Padding - 1) / FloatMatrix.Padding * FloatMatrix.Padding;
        Targets = new FloatMatrix(plan.Order.Length, targets.Length * Width);
        Weights = Fill(targets, shuffles);
    }

    /// <summary>d x n.</summary>
    public FloatMatrix Columns { get; }

    /// <summary>n x d.</summary>
    public FloatMatrix Rows { get; }

    /// <summary>n x (q·Width), standardized: for each output the truth, then its rearrangements, then zeros.</summary>
    public FloatMatrix Targets { get; }

    /// <summary>The variance of each output, which weighs it in sums over outputs: the sums are then those of the Brier score.</summary>
    public double[] Weights { get; }

    public FoldPlan Plan { get; }

    /// <summary>B + 1.</summary>
    public int ShuffleCount { get; }

    /// <summary>Columns an output takes in <see cref="Targets"/>.</summary>
    public int Width { get; }

    public int OutputCount => Weights.Length;

    public int RowCount => Rows.Rows;

    /// <summary>1 - error/total for each rearrangement, both summed over the outputs by weight; one number a column of <see cref="Targets"/> goes in.</summary>
    public double[] Skill(double[] error, double[] total)
    {
        var skill = new double[ShuffleCount];
        for (int b = 0; b < skill.Length; b++)
        {
            double errors = 0, totals = 0;
            for (int t = 0; t < OutputCount; t++)
            {
                errors += Weights[t] * error[(t * Width) + b];
                totals += Weights[t] * total[(t * Width) + b];
            }

            skill[b] = totals > 0 ? 1 - (errors / totals) : 0;
        }

        return skill;
    }

    private double[] Fill(double[][] targets, IEnumerable<int[]> shuffles)
    {
        int n = RowCount;
        var weights = new double[targets.Length];
        var standardized = new float[targets.Length][];
        for (int t = 0; t < targets.Length; t++)
        {
            double mean = targets[t].Average();
            weights[t] = targets[t].Average(v => (v - mean) * (v - mean));
            standardized[t] = FeatureEncoder.Standardize(targets[t]) ?? new float[n];
        }

        int b = 0;
        foreach (int[] sources in shuffles)
        {
            for (int t = 0; t < targets.Length; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    Targets.Data[(i * Targets.Stride) + (t * Width) + b] = standardized[t][sources[Plan.Order[i]]];
                }
            }

            b++;
        }

        return weights;
    }
}
