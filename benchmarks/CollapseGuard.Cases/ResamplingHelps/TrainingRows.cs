using CollapseGuard.Resampling;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>Rows that a model is trained on.</summary>
/// <param name="Features">n x <paramref name="Columns"/>, row-major.</param>
/// <param name="Columns">Numbers a row.</param>
/// <param name="IsRare">The class of each row.</param>
/// <param name="Weights">The weight of each row; empty = all weigh the same.</param>
internal sealed record TrainingRows(float[] Features, int Columns, bool[] IsRare, float[] Weights)
{
    public int Count => IsRare.Length;

    /// <summary>The rows with what an arm does to them; Plain and Threshold leave them alone.</summary>
    public TrainingRows With(Arm arm, int seed)
    {
        Sampler? sampler = arm switch
        {
            Arm.RandomOver => new RandomOverSampler { Seed = seed, MaxDegreeOfParallelism = 1 },
            Arm.Smote => new Smote { Seed = seed, MaxDegreeOfParallelism = 1, LowerNeighbors = true },
            Arm.SmoteEnn => new SmoteEnn { Seed = seed, MaxDegreeOfParallelism = 1, Smote = new Smote { LowerNeighbors = true } },
            _ => null,
        };
        if (sampler is not null)
        {
            Resampled<bool> resampled = sampler.Resample<bool>(Features, Columns, IsRare);
            return new TrainingRows(resampled.Features.ToArray(), Columns, resampled.Labels.ToArray(), []);
        }

        double rare = IsRare.Count(is1 => is1);
        return arm == Arm.ClassWeight ? this with { Weights = [.. IsRare.Select(is1 => (float)(Count / (2 * (is1 ? rare : Count - rare))))] } : this;
    }

    /// <summary>The rows for which a rule holds.</summary>
    public TrainingRows Where(Func<int, bool> isKept)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(isKept)];
        return new TrainingRows([.. rows.SelectMany(row => Features[(row * Columns)..((row + 1) * Columns)])], Columns, [.. rows.Select(row => IsRare[row])], []);
    }

    /// <summary>Rows of a set, each column less its mean and divided by its standard deviation in the rows of <paramref name="fitted"/>.</summary>
    /// <remarks>A column that is constant there is only centred, as in scikit-learn's StandardScaler.</remarks>
    public static TrainingRows Standardized(ImbalancedSet set, int[] rows, int[] fitted)
    {
        int columns = set.Rows[0].Length;
        var features = new float[rows.Length * columns];
        for (int column = 0; column < columns; column++)
        {
            double mean = fitted.Average(row => (double)set.Rows[row][column]);
            double deviation = Math.Sqrt(fitted.Average(row => Math.Pow(set.Rows[row][column] - mean, 2)));
            double scale = deviation > 1e-12 * Math.Max(1, Math.Abs(mean)) ? deviation : 1;
            for (int i = 0; i < rows.Length; i++)
            {
                features[(i * columns) + column] = (float)((set.Rows[rows[i]][column] - mean) / scale);
            }
        }

        return new TrainingRows(features, columns, [.. rows.Select(row => set.IsRare[row])], []);
    }
}
