namespace CollapseGuard.Peers;

/// <summary>Numbers that any language can make bit for bit: no library's generator, no transcendental function.</summary>
/// <remarks>
/// mix(z) is the finalizer of splitmix64 on 64-bit unsigned integers, and
/// U(seed, stream, i) = (mix((1000003 seed + stream) 0x9E3779B97F4A7C15 + (i + 1) 0xD1B54A32D192ED03) >> 11) 2^-53, in [0, 1).
/// The Python side, ../peers/generated_numbers.py, is written from the same formulae.
/// </remarks>
internal static class GeneratedNumbers
{
    private const int PredictionSeed = 7;
    private const int MatrixSeed = 8;
    private const int TableSeed = 9;

    /// <summary>Predictions: the mean of three uniform numbers; one in twenty is exactly 0.25, one in a thousand NaN.</summary>
    public static float[] Predictions(int count)
    {
        float[] made = new float[count];
        for (int i = 0; i < count; i++)
        {
            double mean = (Uniform(PredictionSeed, 9, 4L * i) + Uniform(PredictionSeed, 9, (4L * i) + 1) + Uniform(PredictionSeed, 9, (4L * i) + 2)) / 3.0;
            double kind = Uniform(PredictionSeed, 9, (4L * i) + 3);
            made[i] = kind < 0.05 ? 0.25f : kind > 0.999 ? float.NaN : (float)mean;
        }

        return made;
    }

    /// <summary>Targets: half the prediction's first uniform number and half a number of their own, never NaN.</summary>
    public static float[] Targets(int count)
    {
        float[] made = new float[count];
        for (int i = 0; i < count; i++)
        {
            made[i] = (float)((0.5 * Uniform(PredictionSeed, 9, 4L * i)) + (0.5 * Uniform(PredictionSeed, 10, i)));
        }

        return made;
    }

    /// <summary>A probability matrix, row-major: cubes of uniform numbers, class 3 favoured by 0.2, normalized.</summary>
    public static float[] Probabilities(int rows, int classes)
    {
        float[] made = new float[rows * classes];
        double[] weights = new double[classes];
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            for (int code = 0; code < classes; code++)
            {
                double u = Uniform(MatrixSeed, 1, ((long)row * classes) + code);
                weights[code] = (u * u * u) + (code == 3 ? 0.2 : 0);
                sum += weights[code];
            }

            for (int code = 0; code < classes; code++)
            {
                made[(row * classes) + code] = (float)(weights[code] / sum);
            }
        }

        return made;
    }

    /// <summary>True classes, uniform in [0, classes).</summary>
    public static int[] Classes(int rows, int classes)
    {
        int[] made = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            made[row] = (int)(classes * Uniform(MatrixSeed, 2, row));
        }

        return made;
    }

    /// <summary>One column of a drift table: the mean of three uniform numbers, times a scale.</summary>
    public static double[] Column(int stream, int count, double scale)
    {
        double[] made = new double[count];
        for (int i = 0; i < count; i++)
        {
            made[i] = scale * ((Uniform(TableSeed, stream, 3L * i) + Uniform(TableSeed, stream, (3L * i) + 1) + Uniform(TableSeed, stream, (3L * i) + 2)) / 3.0);
        }

        return made;
    }

    /// <summary>A number near the normal law: the sum of twelve uniform ones, less 6.</summary>
    public static double Normal(int seed, int stream, long index)
    {
        double sum = Uniform(seed, stream, 12 * index);
        for (int j = 1; j < 12; j++)
        {
            sum += Uniform(seed, stream, (12 * index) + j);
        }

        return sum - 6.0;
    }

    /// <summary>A number in [0, 1).</summary>
    public static double Uniform(int seed, int stream, long index)
    {
        unchecked
        {
            ulong z = ((((ulong)seed * 1000003) + (ulong)stream) * 0x9E37_79B9_7F4A_7C15) + ((ulong)(index + 1) * 0xD1B5_4A32_D192_ED03);
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
        }
    }
}
