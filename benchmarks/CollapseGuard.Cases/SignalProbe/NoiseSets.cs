using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Probes;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>Exchangeable pure noise: six families of numbers and two of classes, three of inputs, with and without copies.</summary>
internal static class NoiseSets
{
    private const int TargetFamilies = 8;

    /// <summary>n log-uniform 100 to 1,000 (copies included), d log-uniform 2 to 50; a third with exact copies, a third with near copies, targets copied with them.</summary>
    public static DataSet Draw(RandomStream random)
    {
        int rows = (int)random.LogUniform(100, 1_000), columns = (int)random.LogUniform(2, 51);
        int copyKind = random.Below(3);
        int originals = copyKind == 0 ? rows : (int)(rows * random.Uniform(0.67, 0.95));
        float[] inputs = Inputs(random, rows, columns, random.Below(3));
        float[] target = Target(random, rows, random.Below(TargetFamilies), out int classes);
        for (int i = originals; i < rows; i++)
        {
            int source = random.Below(originals);
            target[i] = target[source];
            for (int c = 0; c < columns; c++)
            {
                inputs[(i * columns) + c] = inputs[(source * columns) + c] + (copyKind == 2 ? (float)(1e-4 * random.Normal()) : 0);
            }
        }

        var table = FeatureTable.FromRowMajor(inputs, columns);
        return new DataSet(table, classes == 0 ? SignalTarget.Numbers(target) : SignalTarget.Classes(target.Select(v => (int)v).ToArray(), classes));
    }

    // Gauss; Gauss beside binary and count columns; t with 2 degrees of freedom.
    private static float[] Inputs(RandomStream random, int rows, int columns, int family)
    {
        var values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            int column = i % columns;
            values[i] = (float)(family switch
            {
                1 when column % 3 == 1 => random.Chance(0.3) ? 1 : 0,
                1 when column % 3 == 2 => Count(random, 3),
                2 => random.Normal() / Math.Sqrt(-Math.Log(1 - random.Uniform())),
                _ => random.Normal(),
            });
        }

        return values;
    }

    private static float[] Target(RandomStream random, int rows, int family, out int classes)
    {
        classes = family switch { 3 or 4 => 2, 5 => 5, _ => 0 };
        var target = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            target[i] = (float)(family switch
            {
                1 => random.Normal() / random.Normal(),
                2 => Math.Exp(3 * random.Normal()),
                3 => i < 3 || random.Chance(0.01) ? 1 : 0,
                4 => random.Chance(0.3) ? 1 : 0,
                5 => random.Below(5),
                6 => Count(random, 1),
                7 => random.StudentT3(),
                _ => random.Normal(),
            });
        }

        return target;
    }

    // Poisson by multiplication of uniforms.
    private static double Count(RandomStream random, double mean)
    {
        int count = 0;
        for (double product = random.Uniform(), limit = Math.Exp(-mean); product > limit; count++)
        {
            product *= random.Uniform();
        }

        return count;
    }
}
