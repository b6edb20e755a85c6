namespace CollapseGuard.Peers;

/// <summary>Rows of two classes, one in eleven of the rare one: the same bit for bit on the Python side, ../peers/generated_rows.py.</summary>
/// <remarks>
/// N(seed, stream, i) is the sum of twelve uniform numbers less 6 (Irwin and Hall: mean 0, variance 1).
/// Clustered: ten clusters that the classes share; a row is its cluster's centre, min(5, d) latent normal numbers through a
/// random matrix (the first shifted by .75 for the rare class), and noise of .1 in every column.
/// </remarks>
internal static class GeneratedRows
{
    private const int Seed = 1;
    private const int Clusters = 10;
    private const int ClassPeriod = 11;

    public static int[] Labels(int rows)
    {
        int[] labels = new int[rows];
        for (int row = ClassPeriod - 1; row < rows; row += ClassPeriod)
        {
            labels[row] = 1;
        }

        return labels;
    }

    public static float[] Uniform(int rows, int columns)
    {
        float[] made = new float[rows * columns];
        for (int i = 0; i < made.Length; i++)
        {
            made[i] = (float)GeneratedNumbers.Uniform(Seed, 1, i);
        }

        return made;
    }

    public static float[] Clustered(int rows, int columns)
    {
        int latent = Math.Min(5, columns);
        int[] labels = Labels(rows);
        float[] made = new float[rows * columns];
        double[] z = new double[latent];
        for (int row = 0; row < rows; row++)
        {
            int cluster = (int)(Clusters * GeneratedNumbers.Uniform(Seed, 4, row));
            for (int l = 0; l < latent; l++)
            {
                z[l] = GeneratedNumbers.Normal(Seed, 5, ((long)row * latent) + l) + (l == 0 && labels[row] == 1 ? 0.75 : 0);
            }

            for (int c = 0; c < columns; c++)
            {
                double value = (8 * GeneratedNumbers.Uniform(Seed, 2, (cluster * columns) + c)) - 4;
                for (int l = 0; l < latent; l++)
                {
                    value += z[l] * ((2 * GeneratedNumbers.Uniform(Seed, 3, (l * columns) + c)) - 1);
                }

                made[(row * columns) + c] = (float)(value + (0.1 * GeneratedNumbers.Normal(Seed, 6, ((long)row * columns) + c)));
            }
        }

        return made;
    }

    /// <summary>Turns the last columns into codes from 0 to 4.</summary>
    public static void Categories(float[] rows, int columns, int categorical)
    {
        for (int row = 0; row < rows.Length / columns; row++)
        {
            for (int c = columns - categorical; c < columns; c++)
            {
                rows[(row * columns) + c] = (float)(Math.Floor(Math.Abs((double)rows[(row * columns) + c] * 5)) % 5);
            }
        }
    }
}
