namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>What a plain look at the outputs says.</summary>
internal enum Degeneracy
{
    /// <summary>They do clearly better than a constant.</summary>
    Learned,

    /// <summary>They do not do clearly better than a constant.</summary>
    NoSkill,

    /// <summary>They are practically a constant.</summary>
    Constant,

    /// <summary>An output, or the loss of the last epoch, is NaN or infinite.</summary>
    NonFinite,
}

/// <summary>
/// Says whether outputs are degenerate by fixed, simple limits and without the library under test: it decides which runs count as failed.
/// </summary>
internal static class DegenerateCheck
{
    /// <summary>Spread of the outputs over that of the targets up to which they are a constant.</summary>
    private const double LeastSpread = .02;

    /// <summary>Share of rows in one class from which decisions are a constant.</summary>
    private const double LargestClass = .99;

    /// <summary>Least R², or accuracy above that of the largest class.</summary>
    private const double LeastGain = .1;

    private const float Half = .5f;

    public static Degeneracy Judge(OutputRows rows, bool isClassification, double lastLoss, double leastGain = LeastGain)
    {
        if (!double.IsFinite(lastLoss) || !Array.TrueForAll(rows.Outputs, float.IsFinite))
        {
            return Degeneracy.NonFinite;
        }

        return isClassification ? Classes(rows, leastGain) : Numbers(rows, leastGain);
    }

    private static Degeneracy Numbers(OutputRows rows, double leastGain) =>
        rows.Spread <= LeastSpread * rows.TargetSpread ? Degeneracy.Constant
        : RSquared(rows) < leastGain ? Degeneracy.NoSkill
        : Degeneracy.Learned;

    /// <summary>Over all outputs at once, about the one mean of all targets.</summary>
    private static double RSquared(OutputRows rows)
    {
        double mean = rows.Targets.Average(t => (double)t);
        double total = rows.Targets.Sum(t => Math.Pow(t - mean, 2));
        double left = rows.Outputs.Zip(rows.Targets).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2));
        return 1 - (left / total);
    }

    private static Degeneracy Classes(OutputRows rows, double leastGain)
    {
        int[] decided = Decisions(rows.Outputs, rows.Width, isIndex: false);
        int[] actual = Decisions(rows.Targets, rows.TargetWidth, isIndex: rows.Width > 1);
        double accuracy = decided.Zip(actual).Count(pair => pair.First == pair.Second) / (double)rows.Count;
        return LargestShare(decided) >= LargestClass ? Degeneracy.Constant
            : accuracy < LargestShare(actual) + leastGain ? Degeneracy.NoSkill
            : Degeneracy.Learned;
    }

    /// <summary>The greatest of several columns; of a single one its class index, or its side of one half.</summary>
    private static int[] Decisions(float[] values, int width, bool isIndex)
    {
        var decisions = new int[values.Length / width];
        for (int row = 0; row < decisions.Length; row++)
        {
            ReadOnlySpan<float> one = values.AsSpan(row * width, width);
            decisions[row] = width > 1 ? System.Numerics.Tensors.TensorPrimitives.IndexOfMax(one)
                : isIndex ? (int)one[0]
                : one[0] > Half ? 1 : 0;
        }

        return decisions;
    }

    private static double LargestShare(int[] classes) => classes.CountBy(c => c).Max(c => c.Value) / (double)classes.Length;
}
